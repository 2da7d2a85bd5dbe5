using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Providers;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Accounts;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace FinSight.Web.Features.Providers;

/// <summary>To the identity provider and back.</summary>
static class ProviderEndpoints
{
    public const string StartPath = "/account/provider/start";
    public const string ConnectPath = "/account/provider/connect";
    public const string ProvePath = "/account/provider/prove";
    public const string DonePath = "/account/provider/done";
    public const string SignOutPath = "/account/provider/logout";

    public static void MapProvider(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<OfferedProvider>().IsThere) return;
        app.MapGet(StartPath, (HttpContext context, string? returnUrl) =>
            ProviderVisit.BeginAsync(context, ProviderVisit.SigningIn, returnUrl)).AllowAnonymous();
        app.MapGet(ConnectPath, (HttpContext context) =>
            ProviderVisit.BeginAsync(context, $"{ProviderVisit.Connecting} {context.Proof().SessionId}", null))
            .WithMetadata(new NeedsProofAttribute());
        app.MapGet(ProvePath, (HttpContext context, string? returnUrl) =>
            ProviderVisit.BeginAsync(context, $"{ProviderVisit.Proving} {context.SignedIn()!.SessionId}", returnUrl));
        app.MapGet(DonePath, DoneAsync).AllowAnonymous();
        app.MapPost(SignOutPath, ProviderSingleSignOut.AnswerAsync).AllowAnonymous().DisableAntiforgery()
            .WithMetadata(BareErrorsMetadata.Mark);
    }

    static async Task DoneAsync(
        HttpContext context, ProviderAccountService accounts, SessionService sessions, TimeProvider time)
    {
        var visit = await ProviderVisit.ReadAsync(context);
        if (visit is null) context.Response.Redirect(AccountUrls.To("login", null, "slow", "true"));
        else if (visit.IsSigningIn) await SignInAsync(context, visit, accounts);
        else if (context.SignedIn() is not { } me) context.Response.Redirect(SessionAuthenticationSetup.SignInPath);
        else if (visit.Is(ProviderVisit.Connecting, me.SessionId)) context.Response.Redirect("/account/provider");
        else await ProveAsync(context, visit, me, accounts, sessions, time);
    }

    // The provider stands for the password: a second step stays one.
    static async Task SignInAsync(HttpContext context, ProviderVisit visit, ProviderAccountService accounts)
    {
        if (await accounts.FindAsync(visit.Identity, context.RequestAborted) is not { } user)
        {
            context.Response.Redirect("/account/provider/new");
            return;
        }
        try
        {
            await context.SignInAsync(user, remember: true, visit.ReturnUrl);
        }
        catch (RuleException)
        {
            // Their account here is disabled.
            await ProviderVisit.ForgetAsync(context);
            context.Response.Redirect(AccountUrls.To("login", visit.ReturnUrl, "refused", "true"));
        }
    }

    static async Task ProveAsync(
        HttpContext context, ProviderVisit visit, SignedIn me, ProviderAccountService accounts, SessionService sessions,
        TimeProvider time)
    {
        await ProviderVisit.ForgetAsync(context);
        var isMine = visit.Is(ProviderVisit.Proving, me.SessionId)
            && (await accounts.FindAsync(visit.Identity, context.RequestAborted))?.Id == me.UserId;
        if (isMine && visit.IsFresh(time.GetUtcNow()))
        {
            await sessions.ProveAsync(me, context.Caller(), context.RequestAborted);
            context.Response.Redirect(LocalUrlGuard.Safe(visit.ReturnUrl));
            return;
        }
        context.Response.Redirect(AccountUrls.To("confirm", visit.ReturnUrl, isMine ? "refused" : "other", "true"));
    }
}
