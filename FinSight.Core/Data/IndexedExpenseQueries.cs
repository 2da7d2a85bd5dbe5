using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Data;

/// <summary>
/// A ledger's live expenses, each source by one index and no other where the database has to be told.
/// </summary>
static class IndexedExpenseQueries
{
    public static IQueryable<Expense> ByDate(this FinSightContext db, Member member) =>
        db.Provider.Expenses(db, ExpenseIndexKind.Date).Of(member);

    public static IQueryable<Expense> ByCategory(this FinSightContext db, Member member) =>
        db.Provider.Expenses(db, ExpenseIndexKind.Category).Of(member);

    public static IQueryable<Expense> ByAmount(this FinSightContext db, Member member) =>
        db.Provider.Expenses(db, ExpenseIndexKind.Amount).Of(member);

    /// <summary>By their numbers where those are given, else from the first to the last.</summary>
    public static IQueryable<Expense> BySeq(this FinSightContext db, Member member) =>
        db.Provider.Expenses(db, ExpenseIndexKind.Seq).Of(member);
}
