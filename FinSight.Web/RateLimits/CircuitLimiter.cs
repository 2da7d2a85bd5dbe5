using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace FinSight.Web.RateLimits;

/// <summary>
/// How many pages one user may have open, and open in a minute. A circuit is one WebSocket, one request for as long as
/// its page is open; no other transport is served, as its requests would end while the page goes on.
/// </summary>
sealed class CircuitLimiter : IDisposable
{
    const int OpenedInAMinute = 3;

    /// <summary>As many again may have lost their line and be kept for a while.</summary>
    const int Kept = 2;

    readonly ConcurrentDictionary<Guid, int> _circuits = [];
    readonly PartitionedRateLimiter<HttpContext> _negotiated;
    readonly PartitionedRateLimiter<HttpContext> _opened;
    readonly PartitionedRateLimiter<HttpContext> _open;
    readonly int _pages;

    public CircuitLimiter(LimitSettings limits)
    {
        _pages = limits.Pages;
        _negotiated = Of(IsNegotiation, user => RateLimitPartition.GetTokenBucketLimiter(user, _ => InAMinute(limits)));
        _opened = Of(IsOpening, user => RateLimitPartition.GetTokenBucketLimiter(user, _ => InAMinute(limits)));
        _open = Of(
            IsOpening,
            user => RateLimitPartition.GetConcurrencyLimiter(user, _ => new() { PermitLimit = limits.Pages }));
        All = PartitionedRateLimiter.CreateChained(_negotiated, _opened, _open);
    }

    public PartitionedRateLimiter<HttpContext> All { get; }

    /// <summary>All that are open or lost for now.</summary>
    public int Count => _circuits.Values.Sum();

    /// <summary>Room for one more circuit of this user, beside those that are open and those that are lost.</summary>
    public bool HasRoom(Guid userId) => _circuits.GetValueOrDefault(userId) < Kept * _pages;

    public void Opened(Guid userId) => _circuits.AddOrUpdate(userId, 1, (_, open) => open + 1);

    public void Closed(Guid userId)
    {
        if (_circuits.AddOrUpdate(userId, 0, (_, open) => open - 1) <= 0)
            _circuits.TryRemove(KeyValuePair.Create(userId, 0));
    }

    public static Task WebSocketsAloneAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsCircuit(context) || IsNegotiation(context) || IsWebSocket(context)) return next(context);
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        All.Dispose();
        _negotiated.Dispose();
        _opened.Dispose();
        _open.Dispose();
    }

    static PartitionedRateLimiter<HttpContext> Of(
        Func<HttpContext, bool> isCounted, Func<Guid, RateLimitPartition<Guid>> limiter) =>
        PartitionedRateLimiter.Create<HttpContext, Guid>(context =>
            isCounted(context)
                ? limiter(RateLimitExtensions.UserOf(context))
                : RateLimitPartition.GetNoLimiter(Guid.Empty));

    static TokenBucketRateLimiterOptions InAMinute(LimitSettings limits) =>
        RateLimitExtensions.Bucket(OpenedInAMinute * limits.Pages, TimeSpan.FromMinutes(1));

    // However its address is written, the endpoint is the hub's.
    static bool IsCircuit(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;

    static bool IsNegotiation(HttpContext context) =>
        IsCircuit(context) && context.GetEndpoint()!.Metadata.GetMetadata<NegotiateMetadata>() is not null;

    static bool IsOpening(HttpContext context) => IsCircuit(context) && !IsNegotiation(context);

    static bool IsWebSocket(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };
}
