using System.Threading.RateLimiting;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;

namespace FinSight.Web.RateLimits;

/// <summary>
/// How often one address may post to the account pages; or one user, in browsers where they have signed in before, so
/// that neighbours don't slow them down. Whoever registers or has forgotten a password is counted by address in any
/// case, as each account that they make is another user. A page learns of it before it acts, and shows it with what was
/// typed.
/// </summary>
sealed class FormRateLimiter(LimitSettings limits, KnownDeviceCookie devices, ISharedCounters? shared = null)
    : IDisposable
{
    const string Account = "/account";

    static readonly object Key = new();

    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly PartitionedRateLimiter<HttpContext> _limiter =
        PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
        {
            var page = PageOf(context);
            var (bucket, isByAddress) = BucketOf(page, limits);
            var user = isByAddress ? null : devices.LastUserOf(context);
            var who = user?.ToString() ?? VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress);
            return RateLimitPartition.GetTokenBucketLimiter((page, who), _ => bucket);
        });

    /// <exception cref="TooManyAttemptsException">Too much was posted to this page before.</exception>
    public static void Check(HttpContext context)
    {
        if (context.Items[Key] is TooManyAttemptsException early) throw early;
    }

    public async Task LimitAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.Request.Path.StartsWithSegments(Account, StringComparison.OrdinalIgnoreCase))
        {
            if (await TakeAsync(context) is { } wait)
            {
                var early = new TooManyAttemptsException(wait);
                if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
                {
                    await RateLimitExtensions.RefuseAsync(context, early);
                    return;
                }
                context.Items[Key] = early;
            }
        }
        await next(context);
    }

    public void Dispose() => _limiter.Dispose();

    async Task<TimeSpan?> TakeAsync(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
        var page = PageOf(context);
        // Several servers together give away no more accounts and letters than one.
        return shared is not null && PerHour(page, limits) is { } permits
            ? await shared.TakeAsync(
                $"{page} {VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress)}", permits, Hour,
                context.RequestAborted)
            : null;
    }

    static string PageOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    static int? PerHour(string page, LimitSettings limits) => page switch
    {
        "/account/register" or "/account/join" => limits.Registrations,
        "/account/reset" or "/account/forgot" => limits.Resets,
        _ => null,
    };

    static (TokenBucketRateLimiterOptions Bucket, bool IsByAddress) BucketOf(string page, LimitSettings limits) =>
        PerHour(page, limits) is { } permits
            ? (RateLimitExtensions.Bucket(permits, Hour), true)
            : (RateLimitExtensions.Bucket(limits.Forms, TimeSpan.FromMinutes(1)), false);
}
