using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;

namespace FinSight.Core.Expenses;

/// <param name="After">The last row of the page before; null for the first page.</param>
public sealed record ExpenseListRequest(
    ExpenseFilter Filter, ExpenseSort Sort = ExpenseSort.Newest, ExpenseCursor? After = null);

/// <summary>A page of the filtered history, with what its controls offer.</summary>
/// <param name="Sequence">The last change of the ledger that this view knows.</param>
/// <param name="Page">Its day totals are those of the filtered rows; there are none where amounts sort it.</param>
/// <param name="Tags">By name, the first of them where there are many.</param>
/// <param name="Problems">Names that nobody has.</param>
public sealed record ExpenseListView(
    long Sequence, ExpensePage Page, IReadOnlyList<CategoryChoice> Choices, IReadOnlyList<ChangeAuthor> People,
    IReadOnlyList<string> Tags, IReadOnlyList<FilterProblem> Problems)
{
    public const int MostTags = 100;
}

/// <param name="Sequence">The last change of the ledger that these figures know.</param>
/// <param name="Amount">Minor units.</param>
public sealed record ExpenseTotals(long Sequence, long Count, long Amount)
{
    /// <summary>Minor units, rounded; 0 where there is nothing.</summary>
    public long Average => Count == 0 ? 0 : RoundedDivision.Divide(Amount, Count);
}

/// <param name="Sequence">The last change of the ledger that this page knows.</param>
/// <param name="Next">Where the page after this one starts; null on the last.</param>
public sealed record ExpenseListPage(long Sequence, IReadOnlyList<ExpenseRow> Rows, ExpenseCursor? Next);
