using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Passkeys;
using FinSight.Core.Providers;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SecondFactor;

/// <summary>How somebody signs in.</summary>
/// <param name="PasswordChangedAt">UTC; null while the password is the first one.</param>
/// <param name="CodesLeft">Recovery codes.</param>
public sealed record SignInMethodsView(
    IReadOnlyList<PasskeyListItem> Passkeys, bool IsTwoStepOn, int CodesLeft, DateTime? PasswordChangedAt,
    UserEmailView Email)
{
    public bool HasPassword { get; init; } = true;

    /// <summary>What they have connected at the identity provider; null where nothing.</summary>
    public ProviderLinkView? Provider { get; init; }
}

public sealed class SignInMethodsService(
    IDbContextFactory<FinSightContext> contexts, UserPasskeyService passkeys, TimeProvider time)
{
    /// <exception cref="NotFoundException">There is no such user any more.</exception>
    public async Task<SignInMethodsView> ViewAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var pending = db.GoodLinks(LinkPurpose.EmailConfirmation, time.GetUtcNow().UtcDateTime);
        var user = await db.Users.Where(u => u.Id == me.UserId).Select(u => new
        {
            u.TwoFactorEnabled,
            u.PasswordChangedAt,
            u.Email,
            HasPassword = u.PasswordHash != null,
            HasProvider = db.UserLogins.Any(login => login.UserId == u.Id),
            Provider = db.UserLogins.Where(login => login.UserId == u.Id).Select(login => login.ProviderDisplayName)
                .FirstOrDefault(),
            CodesLeft = db.RecoveryCodes.Count(code => code.UserId == u.Id),
            Pending = pending.Where(link => link.UserId == u.Id).Select(link => link.Email).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException("user");
        return new SignInMethodsView(
            await passkeys.ListAsync(me, cancel), user.TwoFactorEnabled, user.CodesLeft, user.PasswordChangedAt,
            new UserEmailView(user.Email, user.Pending))
        {
            HasPassword = user.HasPassword,
            Provider = user.HasProvider ? new ProviderLinkView(user.Provider) : null,
        };
    }
}
