using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Live;

/// <summary>Looks at something of a ledger now, and again whenever the ledger moves.</summary>
sealed class LedgerRefreshSubscription : IDisposable
{
    readonly RefreshThrottle _refresh;
    readonly IDisposable _subscription;

    /// <param name="failed">Told what went wrong, as nobody waits for a look.</param>
    public LedgerRefreshSubscription(
        LedgerFeed feed, Member member, TimeProvider time, Func<Task> look, Action<Exception> failed)
    {
        _refresh = new RefreshThrottle(look, time, failed);
        _subscription = feed.Subscribe(member, _ => _refresh.Request());
        _refresh.Request();
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _refresh.Dispose();
    }
}
