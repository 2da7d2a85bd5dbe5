using FinSight.Core.Accounts;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Providers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Features.Accounts;

/// <summary>What the account pages can't do themselves.</summary>
static class AccountEndpoints
{
    static readonly PathString Account = "/account";
    static readonly PathString Register = "/account/register";

    /// <summary>Pages that one-time links open.</summary>
    static readonly PathString[] Links = [Register, "/account/join", "/account/reset", "/account/email/confirm"];

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/logout", async (HttpContext context) =>
        {
            var isProviders = await ProviderSingleSignOut.IsItsAsync(context);
            await context.EndSessionAsync();
            if (isProviders && await ProviderSingleSignOut.LeaveAsync(context)) return Results.Empty;
            return Results.LocalRedirect("~" + SessionAuthenticationSetup.SignInPath);
        }).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());

        // A page that somebody uses says so: its session goes on, as with every request that carries the cookie.
        app.MapPost("/account/seen", () => Results.NoContent());
    }

    /// <summary>A form whose antiforgery token is no longer good is shown again, with a sentence.</summary>
    public static void UseFreshForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(Account)
            || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        var asked = request.Query.ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (asked.TryGetValue("returnUrl", out var back)) asked["returnUrl"] = LocalUrlGuard.Safe(back);
        asked["expired"] = "true";
        context.Response.Redirect(
            (isPage ? request.Path.Value : SessionAuthenticationSetup.SignInPath)
                + QueryString.Create(asked) + await LinkAsync(context));
    });

    /// <summary>
    /// Where somebody may not register there is no form to post: the answer is the page that says so.
    /// </summary>
    public static void UseClosedRegistration(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(Register)
            && context.RequestServices.GetRequiredService<RegistrationSettings>()
                .Registration is RegistrationMode.Closed)
            request.Method = HttpMethods.Get;
        return next(context);
    });

    // Behind the #, as it came: no log holds it there.
    static async Task<string> LinkAsync(HttpContext context)
    {
        var request = context.Request;
        if (!Links.Any(path => request.Path.StartsWithSegments(path))) return "";
        // The token has been refused; a form that is only given back may be read all the same.
        context.Features[typeof(IAntiforgeryValidationFeature)] = null;
        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            return form["Form.Code"].ToString() is { Length: > 0 } code ? $"#{Uri.EscapeDataString(code)}" : "";
        }
        catch (Exception unread) when (
            unread is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            // Too large, or no form at all.
            return "";
        }
    }
}
