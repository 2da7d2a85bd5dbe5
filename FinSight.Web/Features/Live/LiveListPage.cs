using System.Collections.Frozen;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Features.Undo;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>
/// A live page with a list of expenses: what others write is tinted for a moment with their name, and moves no row that
/// is being read.
/// </summary>
public abstract class LiveListPage : LivePage, IAsyncDisposable
{
    static readonly TimeSpan Tinted = TimeSpan.FromSeconds(4);

    readonly LiveRows _rows = new();
    ITimer? _settle;
    long _heldSince;
    string? _focus;

    [Inject]
    internal Toaster Toaster { get; set; } = null!;

    [Inject]
    internal FormScript Script { get; set; } = null!;

    [Inject]
    internal OwnWriteTracker Own { get; set; } = null!;

    [Inject]
    internal SharedReads Reads { get; set; } = null!;

    [Inject]
    ActivityService Activity { get; set; } = null!;

    [Inject]
    IStringLocalizer<Texts> Words { get; set; } = null!;

    /// <summary>What has just been done to rows, by whom, in a sentence.</summary>
    protected IReadOnlyDictionary<Guid, string> News { get; private set; } = FrozenDictionary<Guid, string>.Empty;

    internal LiveRows Live => _rows;

    protected abstract ExpensePage? Shown { get; }

    /// <summary>Reads the page that is shown, as it is now.</summary>
    protected abstract Task ReadAnewAsync();

    protected override void OnInitialized() => Toaster.Changed += Follow;

    /// <summary>The rows to show after somebody wrote; those of <paramref name="fresh"/> unless someone reads the others.</summary>
    internal ExpensePage Take(ExpensePage fresh, ExpenseSort sort = ExpenseSort.Newest)
    {
        // Who writes here moves rows, and wants to see it.
        if (!_rows.AreRead || Sequence < Own.Sequence || Shown is not { Rows.Count: > 0 } shown) return _rows.Release(fresh);
        if (!_rows.AreHeld) _heldSince = Sequence ?? 0;
        return _rows.Hold(shown, fresh, sort);
    }

    /// <summary>The rows to show after a step of the reader's own.</summary>
    internal ExpensePage TakeAll(ExpensePage fresh)
    {
        News = FrozenDictionary<Guid, string>.Empty;
        return _rows.Release(fresh);
    }

    /// <summary>Tints what others did to the rows that are shown.</summary>
    /// <param name="before">The rows that were shown.</param>
    /// <param name="since">The last change that they knew.</param>
    protected async Task TintAsync(ExpensePage? before, long? since)
    {
        var versions = before?.Rows.ToDictionary(row => row.Id, row => row.Version) ?? [];
        var changed = Shown!.Rows.Where(row => versions.GetValueOrDefault(row.Id) != row.Version || _rows.Gone.Contains(row.Id))
            .Where(row => !Own.Made(row)).Select(row => row.Id).ToList();
        if (changed.Count == 0 || since is not { } sequence) return;
        var touched = (await Reads.ReadAsync(
            Ledger.Member, Sequence ?? sequence, $"{sequence}: {string.Join(' ', changed)}",
            () => Activity.TouchedAsync(Ledger.Member, changed, sequence))).Where(row => !Own.Has(row.Value.BatchId)).ToList();
        if (touched.Count == 0) return;
        News = News.Concat(touched.Select(row => KeyValuePair.Create(row.Key, RowNewsText.Tell(row.Value, Ledger, Words))))
            .GroupBy(row => row.Key).ToDictionary(row => row.Key, row => row.Last().Value);
        _settle ??= Time.CreateTimer(_ => _ = InvokeAsync(Settle), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _settle.Change(Tinted, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes the focus there after the next drawing, if what had it has left the page.</summary>
    protected void FocusNext(string selector) => _focus = selector;

    protected static string RowOf(ExpenseRow row) => $"[data-expense-id='{row.Id}']";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } wanted)
        {
            _focus = null;
            await Script.FocusIfLostAsync(wanted);
        }
        await base.OnAfterRenderAsync(firstRender);
    }

    /// <summary>The reader has come to a row, or left them all.</summary>
    protected Task ReadRowsAsync(bool areRead)
    {
        _rows.AreRead = areRead;
        return areRead ? Task.CompletedTask : RevealAsync();
    }

    /// <summary>Shows what waits, and goes to the first of it.</summary>
    protected async Task GoToNewAsync()
    {
        var before = Shown!.Rows.Select(row => row.Id).ToHashSet();
        await RevealAsync();
        if (Shown!.Rows.FirstOrDefault(row => !before.Contains(row.Id)) is { } first) FocusNext(RowOf(first));
    }

    async Task RevealAsync()
    {
        if (!_rows.AreHeld) return;
        var (before, since) = (Shown, _heldSince);
        await ReadAnewAsync();
        await TintAsync(before, since);
        StateHasChanged();
    }

    // A toast that tells of something that was done here: until the page has read as far, nothing waits.
    void Follow()
    {
        if (Toaster.Current is { IsOfWrite: true }) _ = InvokeAsync(() => Guard.TryAsync(RevealAsync));
    }

    void Settle()
    {
        News = FrozenDictionary<Guid, string>.Empty;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Toaster.Changed -= Follow;
        Dispose();
        if (_settle is not null) await _settle.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
