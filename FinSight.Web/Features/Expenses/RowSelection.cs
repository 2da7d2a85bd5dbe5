using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Expenses;

/// <summary>The rows that are picked for a bulk action: some of the page, or all that match the filter.</summary>
public sealed class RowSelection
{
    const string Everything = "all";
    const int MostRecalled = 500;

    readonly Dictionary<Guid, ExpenseRow> _rows = [];

    /// <summary>All that match, also beyond the page.</summary>
    public bool All { get; private set; }

    public bool Any => All || _rows.Count > 0;

    public int Count => _rows.Count;

    /// <summary>Minor units.</summary>
    public long Amount => _rows.Values.Sum(row => row.Amount);

    /// <summary>As a browser keeps it over a reload; see <see cref="Read"/>.</summary>
    public string Text => All ? Everything : string.Join(' ', _rows.Keys);

    /// <summary>Nothing of what is no text of a selection: a browser may send anything.</summary>
    public static (bool All, IReadOnlyList<Guid> Ids) Read(string? text) => text == Everything
        ? (true, [])
        : (false, [.. (text ?? "").Split(' ').Take(MostRecalled)
            .Select(id => Guid.TryParse(id, out var known) ? known : default).Where(id => id != default)]);

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

    public ExpenseSelection Pick(ExpenseFilter filter) =>
        All ? ExpenseSelection.All(filter) : ExpenseSelection.Of(_rows.Keys);
}
