using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Expenses;

/// <summary>The rows that are picked for a bulk action: some of the page, or all that match the filter.</summary>
public sealed class Selection
{
    readonly Dictionary<Guid, ExpenseRow> _rows = [];

    /// <summary>All that match, also beyond the page.</summary>
    public bool All { get; private set; }

    public bool Any => All || _rows.Count > 0;

    public int Count => _rows.Count;

    /// <summary>Minor units.</summary>
    public long Amount => _rows.Values.Sum(row => row.Amount);

    public bool Has(ExpenseRow row) => All || _rows.ContainsKey(row.Id);

    public bool HasEach(IReadOnlyList<ExpenseRow> rows) => All || rows.Count > 0 && rows.All(Has);

    public void Toggle(ExpenseRow row, IReadOnlyList<ExpenseRow> shown)
    {
        if (All) Take(shown);
        if (!_rows.Remove(row.Id)) _rows.Add(row.Id, row);
    }

    public void Take(IReadOnlyList<ExpenseRow> rows)
    {
        All = false;
        foreach (var row in rows) _rows[row.Id] = row;
    }

    public void TakeAll()
    {
        _rows.Clear();
        All = true;
    }

    public void Clear()
    {
        _rows.Clear();
        All = false;
    }

    /// <summary>Takes what is known anew of the rows that are shown, and leaves those that are gone.</summary>
    public void Keep(IReadOnlyList<ExpenseRow> shown, IReadOnlySet<Guid> gone)
    {
        foreach (var id in gone) _rows.Remove(id);
        foreach (var row in shown.Where(row => _rows.ContainsKey(row.Id))) _rows[row.Id] = row;
    }

    public ExpensePick Pick(ExpenseFilter filter) => All ? ExpensePick.All(filter) : ExpensePick.Of(_rows.Keys);
}
