using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Live;

/// <summary>
/// The rows of a live list as somebody reads them. While a row is pointed at, has the focus, or is scrolled to, others
/// move none: values change in place, and what would push rows waits.
/// </summary>
sealed class LiveRows
{
    HashSet<Guid> _gone = [];
    bool _areStale;

    /// <summary>Somebody looks at one of the rows, or has scrolled past the first.</summary>
    public bool AreRead { get; set; }

    /// <summary>How many rows wait to be shown above the last.</summary>
    public int Waiting { get; private set; }

    /// <summary>Rows that are shown and were deleted, or match no more.</summary>
    public IReadOnlySet<Guid> Gone => _gone;

    /// <summary>Whether what is shown is not as it is.</summary>
    public bool AreHeld => Waiting > 0 || _gone.Count > 0 || _areStale;

    /// <summary>Everything as it is now.</summary>
    public ExpensePage Release(ExpensePage fresh)
    {
        (Waiting, _gone, _areStale) = (0, [], false);
        return fresh;
    }

    /// <param name="shown">What is on the page.</param>
    /// <param name="fresh">The same page as it is now.</param>
    /// <param name="sort">The order of both.</param>
    public ExpensePage Hold(ExpensePage shown, ExpensePage fresh, ExpenseSort sort)
    {
        var (before, now) = (shown.Rows.ToDictionary(row => row.Id), fresh.Rows.ToDictionary(row => row.Id));
        var common = shown.Rows.LastOrDefault(row => now.ContainsKey(row.Id));
        var above = fresh.Rows.TakeWhile(row => row.Id != common?.Id).ToList();
        var gone = shown.Rows
            .Where(row => !now.ContainsKey(row.Id) && !IsPushedOff(row))
            .Select(row => row.Id)
            .ToHashSet();
        // Nothing is left that anybody could read.
        if (gone.Count == shown.Rows.Count) return Release(fresh);
        var below = common is null ? [] : fresh.Rows.Skip(above.Count + 1).Where(row => !before.ContainsKey(row.Id));

        Waiting = above.Count(row => !before.TryGetValue(row.Id, out var was) || HasMoved(was, row));
        _areStale = shown.Rows.Any(row => now.TryGetValue(row.Id, out var other) && HasMoved(row, other));
        _gone = gone;
        List<ExpenseRow> rows =
        [
            .. shown.Rows.Select(row => now.TryGetValue(row.Id, out var other) && !HasMoved(row, other) ? other : row),
            .. below
        ];
        var totals = new Dictionary<DateOnly, long>(shown.DayTotals);
        foreach (var (day, total) in fresh.DayTotals) totals[day] = total;
        return new ExpensePage(
            rows, totals, fresh.Next is null ? null : new ExpenseCursor(rows[^1].Date, rows[^1].Seq, rows[^1].Amount));

        // What is new pushes as many rows off the end of a full page: they are there still.
        bool IsPushedOff(ExpenseRow row) =>
            fresh.Next is not null && Order(row, sort).CompareTo(Order(fresh.Rows[^1], sort)) > 0;

        bool HasMoved(ExpenseRow was, ExpenseRow row) =>
            Order(was, sort).First != Order(row, sort).First || was.Date != row.Date;
    }

    /// <summary>What stands further down is greater.</summary>
    static (long First, long Second) Order(ExpenseRow row, ExpenseSort sort) => sort switch
    {
        ExpenseSort.Newest => (-row.Date.DayNumber, -row.Seq),
        ExpenseSort.Oldest => (row.Date.DayNumber, row.Seq),
        ExpenseSort.Largest => (-row.Amount, -row.Seq),
        _ => (row.Amount, row.Seq),
    };
}
