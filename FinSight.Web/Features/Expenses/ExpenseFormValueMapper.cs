using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Expenses;

/// <summary>The fields of an expense as the controls of its form show them.</summary>
static class ExpenseFormValueMapper
{
    /// <summary>The fields of the log, by the names of the form's controls.</summary>
    public static readonly IReadOnlyDictionary<string, string> LogNames = new Dictionary<string, string>
    {
        ["title"] = nameof(Expense.Title),
        ["amount"] = nameof(Expense.Amount),
        ["category"] = nameof(Expense.CategoryId),
        ["date"] = nameof(Expense.Date),
        ["note"] = nameof(Expense.Note),
        ["tags"] = nameof(Expense.TagIds),
    };

    /// <summary>By the fields' names in the log.</summary>
    public static Dictionary<string, string?> Of(ExpenseRow row, LedgerContext ledger) => new()
    {
        [ExpenseLogDefinition.Title] = row.Title,
        [ExpenseLogDefinition.Amount] =
            MoneyText.Editable(new Money(row.Amount, ledger.Member.Currency), ledger.Culture),
        [ExpenseLogDefinition.Category] = row.CategoryId.ToString(),
        [ExpenseLogDefinition.Date] = Iso(row.Date),
        [ExpenseLogDefinition.Note] = row.Note,
        [ExpenseLogDefinition.Tags] = string.Join(", ", row.Tags),
    };

    /// <summary>ISO 8601, as date fields have it.</summary>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
