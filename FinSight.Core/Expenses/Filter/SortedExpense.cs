namespace FinSight.Core.Expenses;

/// <summary>A row with its place in the list, as the index that finds it has it.</summary>
sealed class SortedExpense
{
    public DateOnly Date { get; init; }

    public long Seq { get; init; }

    public required Expense Row { get; init; }
}

static class SortedExpenseExtensions
{
    public static IQueryable<SortedExpense> Placed(this IQueryable<Expense> rows) =>
        rows.Select(e => new SortedExpense { Date = e.Date, Seq = e.Seq, Row = e });

    public static IQueryable<SortedExpense> Sorted(this IQueryable<SortedExpense> rows, ExpenseSort sort) => sort switch
    {
        ExpenseSort.Newest => rows.OrderByDescending(p => p.Date).ThenByDescending(p => p.Seq),
        ExpenseSort.Oldest => rows.OrderBy(p => p.Date).ThenBy(p => p.Seq),
        ExpenseSort.Largest => rows.OrderByDescending(p => p.Row.Amount).ThenByDescending(p => p.Seq),
        _ => rows.OrderBy(p => p.Row.Amount).ThenBy(p => p.Seq),
    };

    /// <summary>What comes after a row in this order; everything where there is none.</summary>
    public static IQueryable<SortedExpense> After(
        this IQueryable<SortedExpense> rows, ExpenseCursor? after, ExpenseSort sort)
    {
        if (after is not { Date: var date, Seq: var seq, Amount: var amount }) return rows;
        return sort switch
        {
            ExpenseSort.Newest => rows.Where(p => p.Date <= date && (p.Date < date || p.Seq < seq)),
            ExpenseSort.Oldest => rows.Where(p => p.Date >= date && (p.Date > date || p.Seq > seq)),
            ExpenseSort.Largest => rows.Where(p => p.Row.Amount <= amount && (p.Row.Amount < amount || p.Seq < seq)),
            _ => rows.Where(p => p.Row.Amount >= amount && (p.Row.Amount > amount || p.Seq > seq)),
        };
    }
}
