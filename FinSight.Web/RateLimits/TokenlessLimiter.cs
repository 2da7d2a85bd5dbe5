using System.Threading.RateLimiting;
using FinSight.Core.Accounts;
using FinSight.Core.Security;

namespace FinSight.Web.RateLimits;

/// <summary>
/// How often one address may ask without a good token. Whoever has a good one is never counted, so that a neighbour who
/// guesses holds nobody up.
/// </summary>
sealed class TokenlessLimiter(LimitSettings limits) : IDisposable
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<HttpContext> _limiter =
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(
                VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress),
                _ => RateLimitExtensions.Bucket(limits.Tokenless, Minute)));

    /// <exception cref="TooManyAttemptsException">It was too much.</exception>
    public void Take(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
            throw new TooManyAttemptsException(
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Minute);
    }

    public void Dispose() => _limiter.Dispose();
}
