namespace FinSight.Core.Expenses;

public enum ExpenseSort
{
    Newest,
    Oldest,
    Largest,
    Smallest,
}

static class ExpenseSortExtensions
{
    public static ExpenseSort Reversed(this ExpenseSort sort) => sort switch
    {
        ExpenseSort.Newest => ExpenseSort.Oldest,
        ExpenseSort.Oldest => ExpenseSort.Newest,
        ExpenseSort.Largest => ExpenseSort.Smallest,
        _ => ExpenseSort.Largest,
    };
}
