using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Live;

/// <summary>
/// The list of expenses that a live page holds: what others write is tinted for a moment with their name, and moves no
/// row that is being read; who edits or deletes a row finds the focus where they go on.
/// </summary>
sealed class LiveExpenseListState : IDisposable
{
    readonly LivePageBase _page;
    readonly LiveExpenseListDependencies _needs;
    readonly LiveRows _rows = new();
    readonly RowChangeNoticeTracker _news;
    long _heldSince;
    string? _focus;

    public LiveExpenseListState(LivePageBase page, LiveExpenseListDependencies needs)
    {
        (_page, _needs) = (page, needs);
        _news = new RowChangeNoticeTracker(needs, () => _ = page.ActAsync(Settle));
        needs.Toaster.Changed += Follow;
    }

    /// <summary>The rows that the page shows; null before they are read.</summary>
    public required Func<ExpensePage?> Shown { get; init; }

    /// <summary>The last change that they know.</summary>
    public required Func<long?> Sequence { get; init; }

    /// <summary>Reads and shows them as they are now.</summary>
    public required Func<Task> ReadAnew { get; init; }

    /// <summary>Where the focus goes when there is no row for it.</summary>
    public required string Heading { get; init; }

    /// <summary>What has just been done to rows, by whom, in a sentence.</summary>
    public IReadOnlyDictionary<Guid, string> News => _news.Sentences;

    /// <summary>How many rows wait to be shown above the last.</summary>
    public int Waiting => _rows.Waiting;

    /// <summary>Rows that are shown and were deleted, or match no more.</summary>
    public IReadOnlySet<Guid> Gone => _rows.Gone;

    /// <summary>The row that is being edited.</summary>
    public ExpenseRow? Editing { get; private set; }

    /// <summary>Counts the reads, so that each knows whether something newer was asked for meanwhile.</summary>
    public int Reading { get; private set; }

    /// <summary>Reads a view and shows it, unless something newer was asked for meanwhile.</summary>
    /// <returns>Whether it is shown.</returns>
    public async Task<bool> ReadAsync<T>(Func<Task<T>> read, Action<T> show)
    {
        var reading = ++Reading;
        var view = await read();
        if (reading != Reading) return false;
        show(view);
        return true;
    }

    /// <summary>The rows to show after somebody wrote: the fresh ones unless someone reads the others.</summary>
    public ExpensePage Take(ExpensePage fresh, ExpenseSort sort = ExpenseSort.Newest)
    {
        // Who writes here moves rows, and wants to see it.
        if (!_rows.AreRead || Sequence() < _needs.Own.Sequence || Shown() is not { Rows.Count: > 0 } shown)
            return _rows.Release(fresh);
        if (!_rows.AreHeld) _heldSince = Sequence() ?? 0;
        return _rows.Hold(shown, fresh, sort);
    }

    /// <summary>The rows to show after a step of the reader's own.</summary>
    public ExpensePage TakeAll(ExpensePage fresh)
    {
        _news.Clear();
        return _rows.Release(fresh);
    }

    /// <summary>Tints what others did to the rows that are shown.</summary>
    /// <param name="before">The rows that were shown.</param>
    /// <param name="since">The last change that they knew.</param>
    public async Task TintAsync(ExpensePage? before, long? since)
    {
        var versions = before?.Rows.ToDictionary(row => row.Id, row => row.Version) ?? [];
        var changed = Shown()!.Rows
            .Where(row => versions.GetValueOrDefault(row.Id) != row.Version || _rows.Gone.Contains(row.Id))
            .Where(row => !_needs.Own.Made(row)).Select(row => row.Id).ToList();
        if (changed.Count > 0 && since is { } sequence)
            await _news.TellAsync(_page.Ledger, changed, sequence, Sequence() ?? sequence);
    }

    /// <summary>Opens a row for editing, or closes the open one.</summary>
    public async Task EditAsync(ExpenseRow? row)
    {
        if (row is null && Editing is { } done)
        {
            await ReadAnew();
            // Another was opened meanwhile: it is not the one to close.
            if (Editing?.Id != done.Id) return;
            FocusNext(Shown()!.Rows.Any(r => r.Id == done.Id) ? Selector(done) : Heading);
        }
        Editing = row;
    }

    public async Task DeleteAsync(ExpenseRow row)
    {
        var place = Shown()!.Rows.TakeWhile(r => r.Id != row.Id).Count();
        var member = _page.Ledger.Member;
        if (!await _needs.Guard.TryAsync(() => _needs.Own.RunAsync(() => _needs.Expenses.DeleteAsync(member, row.Id))))
            return;
        if (Editing?.Id == row.Id) Editing = null;
        await _needs.Toaster.OfferUndoAsync(member);
        await ReadAnew();
        var rows = Shown()!.Rows;
        FocusNext(rows.Count == 0 ? Heading : Selector(rows[Math.Min(place, rows.Count - 1)]));
    }

    /// <summary>Takes the focus there after the next drawing, if what had it has left the page.</summary>
    public void FocusNext(string selector) => _focus = selector;

    /// <summary>The page has been drawn.</summary>
    public async Task FocusAsync()
    {
        if (_focus is not { } wanted) return;
        _focus = null;
        await _needs.Script.FocusIfLostAsync(wanted);
    }

    /// <summary>The reader has come to a row, or left them all.</summary>
    public Task ReadRowsAsync(bool areRead)
    {
        _rows.AreRead = areRead;
        return areRead ? Task.CompletedTask : RevealAsync();
    }

    /// <summary>Shows what waits, and goes to the first of it.</summary>
    public async Task GoToNewAsync()
    {
        var before = Shown()!.Rows.Select(row => row.Id).ToHashSet();
        await RevealAsync();
        if (Shown()!.Rows.FirstOrDefault(row => !before.Contains(row.Id)) is { } first) FocusNext(Selector(first));
    }

    static string Selector(ExpenseRow row) => $"[data-expense-id='{row.Id}']";

    async Task RevealAsync()
    {
        if (!_rows.AreHeld) return;
        var (before, since) = (Shown(), _heldSince);
        await ReadAnew();
        await TintAsync(before, since);
        _page.Redraw();
    }

    // A toast that tells of something that was done here: until the page has read as far, nothing waits.
    void Follow()
    {
        if (_needs.Toaster.Current is { IsOfWrite: true }) _ = _page.ActAsync(RevealAsync);
    }

    Task Settle()
    {
        _news.Clear();
        _page.Redraw();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _needs.Toaster.Changed -= Follow;
        _news.Dispose();
    }
}
