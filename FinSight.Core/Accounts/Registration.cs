using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>Creates accounts: a user together with a ledger to write in.</summary>
public sealed class Registration(
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, AccountSettings settings)
{
    /// <param name="translate">Into the user's language, for the names of the first categories.</param>
    /// <exception cref="RuleException">Registration is closed, the name or the password won't do, or the name is taken.</exception>
    public async Task<User> RegisterAsync(
        string? userName, string? password, BrowserPreferences browser, Func<string, string>? translate = null,
        CancellationToken cancel = default)
    {
        if (!settings.RegistrationIsOpen) throw new RuleException("", "Registration is closed on this server.");
        var name = UserNames.Clean(userName);
        Passwords.Check(name, password);
        await RefuseTakenAsync(name, cancel);

        var user = new User(name, browser.Culture, browser.TimeZone)
        {
            NormalizedUserName = UserNames.Key(name),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        user.PasswordHash = hasher.HashPassword(user, password!);
        await SaveAsync(user, settings.CurrencyFor(browser.Region), translate, cancel);
        return user;
    }

    async Task RefuseTakenAsync(string name, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.IsTakenAsync(name, cancel)) throw await db.TakenAsync(name, cancel);
    }

    async Task SaveAsync(User user, Currency currency, Func<string, string>? translate, CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.Users.Add(user);
            db.Found(user, user.DisplayName, currency, translate);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody may have taken the name since; the unique index decides who was first.
            await RefuseTakenAsync(user.UserName!, cancel);
            throw;
        }
    }
}
