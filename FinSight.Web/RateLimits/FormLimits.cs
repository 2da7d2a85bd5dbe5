using System.Threading.RateLimiting;
using FinSight.Core.Accounts;
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
sealed class FormLimits(Limits limits, KnownDeviceCookie devices) : IDisposable
{
    const string Account = "/account";

    static readonly object Key = new();

    readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
    {
        var page = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var (bucket, isByAddress) = BucketOf(page, limits);
        var user = isByAddress ? null : devices.LastUserOf(context);
        var who = user?.ToString() ?? Networks.KeyOf(context.Connection.RemoteIpAddress);
        return RateLimitPartition.GetTokenBucketLimiter((page, who), _ => bucket);
    });

    /// <exception cref="TooSoonException">Too much was posted to this page before.</exception>
    public static void Check(HttpContext context)
    {
        if (context.Items[Key] is TooSoonException early) throw early;
    }

    public async Task LimitAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Account, StringComparison.OrdinalIgnoreCase))
        {
            using var lease = _limiter.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                var early = new TooSoonException(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));
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

    static (TokenBucketRateLimiterOptions Bucket, bool IsByAddress) BucketOf(string page, Limits limits) =>
        page is "/account/register" or "/account/join" ? (RateLimitExtensions.Bucket(limits.Registrations, TimeSpan.FromHours(1)), true)
        : page is "/account/reset" or "/account/forgot" ? (RateLimitExtensions.Bucket(limits.Resets, TimeSpan.FromHours(1)), true)
        : (RateLimitExtensions.Bucket(limits.Forms, TimeSpan.FromMinutes(1)), false);
}
