using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace FinSight.Web.Shell;

public sealed partial class MainLayout
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1), Soon = TimeSpan.FromMinutes(1);

    Person? _person;
    LedgerContext? _visit;
    RefreshThrottle? _refresh;
    IDisposable? _subscription;
    Guid? _followed;
    ITimer? _midnight;
    bool _isDisposed;
    bool _apply;
    PartBoundary? _page;

    // The page of another ledger is drawn once that has been entered, and not in the one before it.
    RenderFragment? _body;

    // The ledger is the reader's. The page that goes is still bound to one that is so no more.
    bool _isIn;

    // No ledger of the reader's has the address.
    bool _isMissing;

    // The name of the ledger that the reader has just left or lost.
    string? _lost;

    [CascadingParameter]
    Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter]
    HttpContext? Request { get; set; }

    // What was asked for, also where "not found" answers in its place.
    string Address => Request?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? new PathString($"/{asked.OriginalPath.TrimStart('/')}").ToUriComponent() + asked.OriginalQueryString
        : new Uri(Navigation.Uri).PathAndQuery;

    /// <summary>The ledger that is shown; null where there is none, or none any more.</summary>
    LedgerContext? Here => _isIn ? _visit : null;

    /// <summary>The same, or the one that the reader has just lost.</summary>
    LedgerContext? Followed => _lost is null ? Here : _visit;

    // Another page, or the same anew.
    protected override async Task OnParametersSetAsync()
    {
        _page?.Recover();
        if (Authentication is not null && (await Authentication).User.UserId() is { } userId) await GoAsync(userId);
        _body = Body;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_person is null) return;
        if (_refresh is null)
        {
            _refresh = new RefreshThrottle(
                () => InvokeAsync(() => Guard.TryAsync(EnterAgainAsync)),
                Time,
                problem => _ = DispatchExceptionAsync(problem));
            Line.Changed += LookOnceBack;
            _midnight = Time.CreateTimer(_ => _refresh.Request(), null, UntilLooked(_person), Timeout.InfiniteTimeSpan);
            // The page may have been on its way while another theme was saved.
            // One that is saved only now comes with the feed.
            _apply = !await SaveThemeAsync();
        }
        // The page may have gone while its browser was asked.
        if (_isDisposed) return;
        // A ledger that was lost is listened to on: its owner may let the reader in again.
        if (_lost is null && _followed != Here?.Member.LedgerId) await FollowAsync();
        if (!_apply) return;
        _apply = false;
        await Script.ApplyAsync(_person);
    }

    async Task GoAsync(Guid userId)
    {
        var asked = LedgerAddress.LedgerIn(Navigation.Uri);
        if (Here is { } here && (asked ?? here.Member.LedgerId) == here.Member.LedgerId) return;
        _person ??= await People.FindAsync(userId);
        (_lost, _isMissing) = (null, false);
        try
        {
            var member = asked is { } id ? await Access.EnterAsync(userId, id) : await Access.EnterLastAsync(userId);
            (_visit, _isIn) = (Visit(_person, member), true);
            Toaster.Enter(member);
        }
        catch (NotFoundException)
        {
            (_isIn, _isMissing) = (false, asked is not null);
            if (_isMissing && Request is not null) Request.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    LedgerContext Visit(Person person, Member member) => new(person, member) { Day = person.Today(Time), Clock = Time };

    async Task FollowAsync()
    {
        _subscription?.Dispose();
        (_subscription, _followed) = (null, Here?.Member.LedgerId);
        if (Here is not { } here) return;
        Own.Begin();
        _subscription = Feed.SubscribeToSettings(here.Member, _refresh!.Request);
        // Something may have changed between the first look and the subscription.
        _refresh.Request();
        await Guard.TryAsync(() => Visits.SeenAsync(here.Member));
    }

    // Looked at every hour at least: a timer does not see a clock being set, nor all of a machine's sleep.
    TimeSpan UntilLooked(Person person) =>
        _visit is { } visit && person.Today(Time) != visit.Day ? TimeSpan.Zero // Midnight came while it was looked at.
        : Today.Left(person.Zone, Time) is var left && left < Hour ? left : Hour;

    async Task EnterAgainAsync()
    {
        if (Followed is not { } before) return;
        // Where the database is away, the day turns once it is back.
        _midnight?.Change(Soon, Timeout.InfiniteTimeSpan);
        var person = await People.FindAsync(before.Person.Id);
        try
        {
            var now = Visit(person, await Access.EnterAsync(person.Id, before.Member.LedgerId));
            if (IsStill(before)) await TakeAsync(before, now);
        }
        catch (NotFoundException)
        {
            _midnight?.Change(Hour, Timeout.InfiniteTimeSpan);
            if (!IsStill(before) || _lost is not null) return;
            (_isIn, _lost) = (false, before.Member.LedgerName);
            StateHasChanged();
        }
    }

    // The reader may have gone on to another meanwhile.
    bool IsStill(LedgerContext before) => Followed?.Member.LedgerId == before.Member.LedgerId;

    async Task TakeAsync(LedgerContext before, LedgerContext now)
    {
        _midnight?.Change(UntilLooked(now.Person), Timeout.InfiniteTimeSpan);
        if (_isIn && now.Person == before.Person && now.Day == before.Day && now.Member.IsLike(before.Member)) return;
        if (now.Person.Speech.Equals(before.Person.Speech) && now.Culture.Equals(before.Culture))
        {
            (_person, _visit, _apply, _isIn, _lost) = (now.Person, now, true, true, null);
            StateHasChanged();
        }
        else if (Line.IsUp)
        {
            // What a circuit speaks is decided when it begins.
            await Script.ReloadAsync();
        }
    }

    // What could not be told to a browser that was away.
    void LookOnceBack()
    {
        if (Line.IsUp) _refresh?.Request();
    }

    async Task<bool> SaveThemeAsync()
    {
        if (_visit is null || await Script.UnsavedThemeAsync() is not { } theme) return false;
        // Where it can't be saved it stays unsaved in the browser, and is tried again with the next page.
        if (!await Guard.TryAsync(() => Profile.ShowAsync(_visit.Member, theme), _ => { })) return false;
        await Script.SavedThemeAsync(theme);
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        Line.Changed -= LookOnceBack;
        _subscription?.Dispose();
        _midnight?.Dispose();
        _refresh?.Dispose();
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);
}
