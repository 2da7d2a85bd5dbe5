using System.Threading.RateLimiting;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.RequestSecurity;

/// <summary>
/// Other sites' pages may not open circuits here, as WebSockets know no same-origin policy, nor post where no form
/// does. The security log tells of it, for each network once a minute at most: nobody can fill it.
/// </summary>
sealed class OriginGuard(SecurityLog log) : IDisposable
{
    /// <summary>Where what a phone shares arrives before the quick page's worker is there.</summary>
    public const string Shared = "/q/shared";

    static readonly string[] Guarded = ["/_blazor", "/q", "/account/seen"];

    readonly PartitionedRateLimiter<HttpContext> _lines = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(
            VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress),
            _ => RateLimitExtensions.Bucket(1, TimeSpan.FromMinutes(1))));

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (Array.Find(Guarded, path => context.Request.Path.StartsWithSegments(path)) is not { } door
            || IsOurs(context.Request) || IsShared(context.Request))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        using var line = _lines.AttemptAcquire(context);
        if (line.IsAcquired) await WriteAsync(context, door);
    }

    public void Dispose() => _lines.Dispose();

    // The door alone: what else a stranger put into the address is no business of the log.
    async Task WriteAsync(HttpContext context, string door)
    {
        // Hanging up keeps nobody out of the log.
        context.RequestAborted = CancellationToken.None;
        await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await log.WriteAsync(SecurityEventKind.ForeignPageRefused, context.SignedIn()?.UserId, context.Caller(), door);
    }

    // What a phone shares is no other page's, and may come from nowhere; whoever reads it does so in the browser.
    static bool IsShared(HttpRequest request) => request.Path == Shared;

    // Every browser tells the origin of a WebSocket and of a post; what tells none is no other site's page.
    static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0) return true;
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && (origin.Scheme == "https" || !request.IsHttps)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}

static class OriginGuardExtensions
{
    public static void UseOriginGuard(this WebApplication app)
    {
        var guard = app.Services.GetRequiredService<OriginGuard>();
        app.Use(guard.CheckAsync);
    }
}
