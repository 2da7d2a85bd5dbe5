using System.Globalization;
using System.Security.Claims;
using FinSight.Core.Accounts;
using FinSight.Core.Providers;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FinSight.Web.Features.Providers;

/// <summary>Somebody who came back from the identity provider, and what for.</summary>
/// <param name="Act">Signing in, or connecting or proving in one session.</param>
/// <param name="Invitation">The secret of the link with which they came; null for none.</param>
/// <param name="UserName">What they might be called here.</param>
/// <param name="Session">What the provider calls its own session; empty where it does not say.</param>
/// <param name="Token">Names it to the provider when they sign out.</param>
/// <param name="ShownAt">When they last showed the provider who they are; null where it does not say.</param>
sealed record ProviderVisit(
    ProviderIdentityClaims Identity, string Act, string? ReturnUrl, string? Invitation, string? UserName,
    string Session, string? Token, DateTimeOffset? ShownAt)
{
    /// <summary>Not as tokens call it: the handler takes that off.</summary>
    public const string IssuerClaim = "provider";

    public const string ActKey = "act";
    public const string SigningIn = "sign in";
    public const string Proving = "prove";
    public const string Connecting = "connect";

    const string BackKey = "back", InvitationKey = "invitation";

    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public bool IsSigningIn => Act == SigningIn;

    /// <summary>Whether it was begun in this session, for this.</summary>
    public bool Is(string act, Guid session) => Act == $"{act} {session}";

    /// <summary>They have just shown the provider who they are, and did not only ride on what it remembered.</summary>
    public bool IsFresh(DateTimeOffset now) => ShownAt is { } at && now - at < Fresh;

    /// <summary>Leads to the provider, and from there to what becomes of it.</summary>
    public static async Task BeginAsync(HttpContext context, string act, string? returnUrl, string? invitation = null)
    {
        var way = new AuthenticationProperties { RedirectUri = ProviderEndpoints.DonePath };
        (way.Items[ActKey], way.Items[BackKey], way.Items[InvitationKey]) =
            (act, LocalUrlGuard.Safe(returnUrl), invitation);
        try
        {
            await context.ChallengeAsync(ProviderAuthenticationExtensions.Scheme, way);
        }
#pragma warning disable CA1031 // Whatever keeps the provider from being asked, the page says so.
        catch (Exception problem) when (problem is not OperationCanceledException && !context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<ProviderVisit>()
                .LogWarning("The identity provider can't be asked: {Reason}", problem.GetBaseException().Message);
            context.Response.Redirect(Refused(way));
        }
#pragma warning restore CA1031
    }

    /// <summary>Null where nobody came back within the last minutes.</summary>
    public static async Task<ProviderVisit?> ReadAsync(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<OfferedProvider>().IsThere) return null;
        if (await context.AuthenticateAsync(ProviderAuthenticationExtensions.VisitScheme) is not
            {
                Succeeded: true,
                Principal: { } who,
                Properties: { } way
            })
            return null;
        string? Of(string claim) => who.FindFirstValue(claim);
        return new(
            new(Of(IssuerClaim)!, Of("sub")!, Of("preferred_username") ?? Of("email") ?? Of("name")),
            way.Items[ActKey] ?? "", way.Items[BackKey],
            way.Items.TryGetValue(InvitationKey, out var invitation) ? invitation : null,
            Of("preferred_username")?.Split('@')[0] ?? Of("name"), Of("sid") ?? "",
            way.GetTokenValue(OpenIdConnectParameterNames.IdToken),
            long.TryParse(Of("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? DateTimeOffset.FromUnixTimeSeconds(at)
                : null);
    }

    /// <summary>
    /// What the session that begins now is to know of it; null where another way in has opened the account.
    /// </summary>
    public static async Task<ProviderVisit?> UseAsync(HttpContext context, User user)
    {
        if (await ReadAsync(context) is not { } visit) return null;
        await ForgetAsync(context);
        return visit.IsSigningIn
            && (await context.RequestServices
                .GetRequiredService<ProviderAccountService>()
                .FindAsync(visit.Identity, context.RequestAborted))?.Id == user.Id
                ? visit
                : null;
    }

    public static Task ForgetAsync(HttpContext context) =>
        context.SignOutAsync(ProviderAuthenticationExtensions.VisitScheme);

    /// <summary>Where it is told that nothing came of it.</summary>
    public static string Refused(AuthenticationProperties? way)
    {
        string? Of(string key) => way?.Items.TryGetValue(key, out var value) is true ? value : null;
        var (act, back) = (Of(ActKey) ?? SigningIn, Of(BackKey));
        return act.StartsWith(Connecting, StringComparison.Ordinal) ? "/account/provider?refused=true"
            : AccountUrls.To(
                act.StartsWith(Proving, StringComparison.Ordinal) ? "confirm" : "login", back, "refused", "true");
    }
}
