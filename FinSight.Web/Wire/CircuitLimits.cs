using System.Threading.RateLimiting;
using FinSight.Core.Accounts;
using Microsoft.AspNetCore.Http.Features;

namespace FinSight.Web.Wire;

/// <summary>How many pages one user may have open, and open in a minute. A circuit is one request, for as long as its page is open.</summary>
sealed class CircuitLimits : IDisposable
{
    const string Circuits = "/_blazor";
    const int OpenedInAMinute = 3;

    readonly PartitionedRateLimiter<HttpContext> _opened;
    readonly PartitionedRateLimiter<HttpContext> _open;

    public CircuitLimits(Limits limits)
    {
        _opened = OfCircuits(user => RateLimitPartition.GetTokenBucketLimiter(
            user, _ => RateLimits.Bucket(OpenedInAMinute * limits.Pages, TimeSpan.FromMinutes(1))));
        _open = OfCircuits(user => RateLimitPartition.GetConcurrencyLimiter(user, _ => new() { PermitLimit = limits.Pages }));
        All = PartitionedRateLimiter.CreateChained(_opened, _open);
    }

    public PartitionedRateLimiter<HttpContext> All { get; }

    public void Dispose()
    {
        All.Dispose();
        _opened.Dispose();
        _open.Dispose();
    }

    static PartitionedRateLimiter<HttpContext> OfCircuits(Func<Guid, RateLimitPartition<Guid>> limiter) =>
        PartitionedRateLimiter.Create<HttpContext, Guid>(context => context.Request.Path == Circuits && IsOpening(context)
            ? limiter(RateLimits.UserOf(context)) : RateLimitPartition.GetNoLimiter(Guid.Empty));

    static bool IsOpening(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
