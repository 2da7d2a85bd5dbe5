using System.Collections.Concurrent;
using System.Globalization;
using FinSight.Core.Accounts;
using FinSight.Web.RateLimits;

namespace FinSight.Web.Features.Api;

/// <summary>How much one token may ask in a minute; each answer says how much is left.</summary>
sealed class ApiRateLimiter(LimitSettings limits, TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<Guid, Count> _counts = [];
    long _swept = time.GetTimestamp();

    public async Task LimitAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Items.ContainsKey(TokenAuthentication.Key) && ApiPipeline.IsApi(context))
            Take(context, context.Bearer().TokenId);
        await next(context);
    }

    /// <exception cref="TooManyAttemptsException">It was too much.</exception>
    void Take(HttpContext context, Guid token)
    {
        Sweep();
        var (left, reset) = _counts.GetOrAdd(token, _ => new Count()).Take(limits.Api, time);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(
            CultureInfo.InvariantCulture, $"\"token\";q={limits.Api};w={(int)Window.TotalSeconds}");
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"token\";r={Math.Max(left, 0)};t={(int)Math.Ceiling(reset.TotalSeconds)}");
        if (left < 0) throw new TooManyAttemptsException(reset);
    }

    // Whoever has not asked for a minute begins anew anyway.
    void Sweep()
    {
        var swept = Interlocked.Read(ref _swept);
        if (time.GetElapsedTime(swept) < Window
            || Interlocked.CompareExchange(ref _swept, time.GetTimestamp(), swept) != swept)
            return;
        foreach (var (token, count) in _counts)
            if (count.IsOver(time)) _counts.TryRemove(KeyValuePair.Create(token, count));
    }

    sealed class Count
    {
        readonly Lock _lock = new();
        long _began;
        int _taken;

        public (int Left, TimeSpan Reset) Take(int most, TimeProvider time)
        {
            lock (_lock)
            {
                if (_taken == 0 || time.GetElapsedTime(_began) >= Window) (_began, _taken) = (time.GetTimestamp(), 0);
                if (_taken <= most) _taken++;
                var reset = Window - time.GetElapsedTime(_began);
                return (most - _taken, reset > TimeSpan.Zero ? reset : TimeSpan.FromSeconds(1));
            }
        }

        public bool IsOver(TimeProvider time)
        {
            lock (_lock) return time.GetElapsedTime(_began) >= Window;
        }
    }
}
