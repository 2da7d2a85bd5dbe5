using System.Threading.RateLimiting;
using FinSight.Core.Security;
using FinSight.Web.RateLimits;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// How much one connection may send in a minute, and how often one network may knock with a wrong secret.
/// </summary>
sealed class HookRateLimiter(LimitSettings limits) : IDisposable
{
    const int WrongSecrets = 60;

    /// <summary>Far more than phones send, also where all of them seem to come from one address.</summary>
    const int Knocks = 1_200;

    readonly PartitionedRateLimiter<Guid> _messages = Buckets<Guid>(limits.Hook);
    readonly PartitionedRateLimiter<Guid> _notes = Buckets<Guid>(1);
    readonly PartitionedRateLimiter<string> _knocks = Buckets<string>(Knocks);
    readonly PartitionedRateLimiter<string> _strangers = Buckets<string>(WrongSecrets);

    /// <summary>Whether a network may have one more secret looked at.</summary>
    public bool MayCome(HttpContext context)
    {
        using var lease = _knocks.AttemptAcquire(NetworkOf(context));
        return lease.IsAcquired;
    }

    /// <summary>Null where it may go on; else how long it has to wait.</summary>
    public TimeSpan? Take(Guid connection)
    {
        using var lease = _messages.AttemptAcquire(connection);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    /// <summary>Whether it is to be noted that a connection was slowed: once a minute.</summary>
    public bool IsToBeNoted(Guid connection)
    {
        using var lease = _notes.AttemptAcquire(connection);
        return lease.IsAcquired;
    }

    /// <summary>Whether a network that knocked with a wrong secret may do so once more.</summary>
    public bool MayKnock(HttpContext context)
    {
        using var lease = _strangers.AttemptAcquire(NetworkOf(context));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _messages.Dispose();
        _notes.Dispose();
        _knocks.Dispose();
        _strangers.Dispose();
    }

    static string NetworkOf(HttpContext context) => VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress);

    static PartitionedRateLimiter<T> Buckets<T>(int permits) where T : notnull => PartitionedRateLimiter.Create<T, T>(
        key => RateLimitPartition.GetTokenBucketLimiter(
            key, _ => RateLimitExtensions.Bucket(permits, TimeSpan.FromMinutes(1))));
}
