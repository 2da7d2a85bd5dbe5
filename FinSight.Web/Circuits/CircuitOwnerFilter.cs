using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using FinSight.Web.Authentication;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace FinSight.Web.Circuits;

/// <summary>
/// A lost circuit is taken up again only in the session in which it was opened. Blazor asks for its secret alone, and
/// would show the page to whoever has that.
/// </summary>
sealed class CircuitOwnerFilter(IOptions<CircuitOptions> options, CircuitLimiter limits, TimeProvider time) : IHubFilter
{
    static readonly object Key = new();
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Owner> _owners = [];

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var context = invocationContext.Context;
        switch (invocationContext.HubMethodName)
        {
            case "StartCircuit" when !limits.HasRoom(context.User?.UserId() ?? Guid.Empty):
                return null;
            case "StartCircuit":
                return Own(context, await next(invocationContext));
            case "ConnectCircuit":
                if (!IsOwner(context, invocationContext.HubMethodArguments[0])) return false;
                Own(context, invocationContext.HubMethodArguments[0]);
                return await next(invocationContext);
            case "ResumeCircuit":
                return IsOwner(context, invocationContext.HubMethodArguments[0])
                    ? Own(context, await next(invocationContext))
                    : null;
            default:
                return await next(invocationContext);
        }
    }

    public Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        // A line may be found dead long after its browser has taken the circuit up again on another.
        if (context.Context.Items.TryGetValue(Key, out var key) && _owners.TryGetValue((string)key!, out var owner)
            && owner.ConnectionId == context.Context.ConnectionId)
            _owners.TryUpdate((string)key!, owner with { LeftAt = time.GetTimestamp() }, owner);
        return next(context, exception);
    }

    object? Own(HubCallerContext context, object? secret)
    {
        foreach (var (left, owner) in _owners)
            if (owner.LeftAt is { } at
                && time.GetElapsedTime(at) > options.Value.DisconnectedCircuitRetentionPeriod + Grace)
                _owners.TryRemove(left, out _);
        if (secret is not string text) return secret;
        var key = KeyOf(text);
        context.Items[Key] = key;
        _owners[key] = new(context.User?.SessionId(), context.ConnectionId, LeftAt: null);
        return secret;
    }

    bool IsOwner(HubCallerContext context, object? secret) =>
        secret is string text
            && _owners.TryGetValue(KeyOf(text), out var owner)
            && owner.SessionId == context.User?.SessionId();

    static string KeyOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    sealed record Owner(Guid? SessionId, string ConnectionId, long? LeftAt);
}
