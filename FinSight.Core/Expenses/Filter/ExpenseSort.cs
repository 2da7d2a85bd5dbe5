namespace FinSight.Core.Expenses;

public enum ExpenseSort
{
    Newest,
    Oldest,
    Largest,
    Smallest,
}
