using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// A ledger's live expenses, each source by one index and no other: without statistics SQLite guesses, and at a million
/// rows a wrong guess is a second.
/// </summary>
static class ExpenseSources
{
    public static IQueryable<Expense> ByDate(this FinSightContext db, Member member) => db.Expenses
        .FromSql($"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_Date_Seq WHERE DeletedAt IS NULL").Of(member);

    public static IQueryable<Expense> ByCategory(this FinSightContext db, Member member) => db.Expenses
        .FromSql($"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_CategoryId_Date_Seq WHERE DeletedAt IS NULL").Of(member);

    public static IQueryable<Expense> ByAmount(this FinSightContext db, Member member) => db.Expenses
        .FromSql($"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_Amount_Seq WHERE DeletedAt IS NULL").Of(member);

    /// <summary>By their numbers where those are given, else from the first to the last.</summary>
    public static IQueryable<Expense> BySeq(this FinSightContext db, Member member) =>
        db.Expenses.FromSql($"SELECT * FROM Expenses NOT INDEXED WHERE DeletedAt IS NULL").Of(member);
}
