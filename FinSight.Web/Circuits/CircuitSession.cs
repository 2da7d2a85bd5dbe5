using FinSight.Core.Data;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FinSight.Web.Circuits;

/// <summary>
/// The session of a page that stays open: over at once when somebody ends it here, and within five seconds when another
/// process does or its time is up.
/// </summary>
sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    static readonly AuthenticationState Nobody = new(new());

    readonly SessionService _sessions;
    readonly SessionFeed _feed;
    IDisposable? _subscription;

    public CircuitSession(ILoggerFactory loggers, SessionService sessions, SessionFeed feed) : base(loggers)
    {
        (_sessions, _feed) = (sessions, feed);
        AuthenticationStateChanged += FollowAsync;
    }

    /// <summary>Somebody was signed in here and no longer is.</summary>
    public bool HasEnded { get; private set; }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            var isGood =
                await _sessions.CheckAsync(authenticationState.User, caller: null, cancellationToken) is not null;
            HasEnded |= !isGood;
            return isGood;
        }
        catch (Exception problem) when (problem.FaultOf() is not null)
        {
            // A database that is away says nothing about the session; and without it the page can't do anything.
            return true;
        }
        catch (ObjectDisposedException)
        {
            // Nor does a server that stops.
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    async void FollowAsync(Task<AuthenticationState> change)
    {
        if (_subscription is null && (await change).User.SessionId() is { } id)
            _subscription = _feed.Subscribe(id, End);
    }

    void End()
    {
        HasEnded = true;
        SetAuthenticationState(Task.FromResult(Nobody));
    }
}
