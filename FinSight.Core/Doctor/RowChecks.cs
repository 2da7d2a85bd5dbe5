using FinSight.Core.Data;
using FinSight.Core.Expenses;

namespace FinSight.Core.Doctor;

/// <summary>What rows must be whoever wrote them: of one ledger, and within the rules.</summary>
static class RowChecks
{
    public static IEnumerable<DoctorCheck> Of(ISqlDialect sql) =>
    [
        new($"""
            SELECT 'Category ' || {sql.IdText("c.Id")} || ' lies under a category of another ledger, or under none that exists.' AS "Value"
            FROM Categories c LEFT JOIN Categories p ON p.LedgerId = c.LedgerId AND p.Id = c.ParentId
            WHERE c.ParentId IS NOT NULL AND p.Id IS NULL
            """),
        new($"""
            SELECT 'Category ' || {sql.IdText("c.Id")} || ' lies deeper than three levels, or below itself.' AS "Value"
            FROM Categories c
            JOIN Categories p ON p.LedgerId = c.LedgerId AND p.Id = c.ParentId
            JOIN Categories g ON g.LedgerId = p.LedgerId AND g.Id = p.ParentId
            WHERE g.ParentId IS NOT NULL
            """),
        new($"""
            SELECT 'Expense ' || {sql.IdText("e.Id")} || ' has a category of another ledger, or none that exists.' AS "Value"
            FROM Expenses e LEFT JOIN Categories c ON c.LedgerId = e.LedgerId AND c.Id = e.CategoryId
            WHERE c.Id IS NULL
            """),
        new($"""
            SELECT 'Expense ' || {sql.IdText("e.Id")} || ' has a tag of another ledger, or none that exists.' AS "Value"
            FROM ({sql.CarriedTags}) e LEFT JOIN Tags t ON t.LedgerId = e.LedgerId AND t.Id = e.TagId
            WHERE t.Id IS NULL
            """),
        new($"""
            SELECT 'Expense ' || {sql.IdText("Id")} || ' has an amount out of range: ' || Amount || '.' AS "Value"
            FROM Expenses
            WHERE {sql.IsNoNumber("Amount")} OR Amount = 0 OR abs(Amount) > {Money.MaxMinor}
            """),
        new($"""
            SELECT 'Expense ' || {sql.IdText("Id")} || ' has a date out of range: ' || Date || '.' AS "Value"
            FROM Expenses
            WHERE {sql.IsNoDay("Date")} OR Date NOT BETWEEN '{Expense.EarliestDate:O}' AND '{Expense.LatestDate:O}'
            """),
    ];
}
