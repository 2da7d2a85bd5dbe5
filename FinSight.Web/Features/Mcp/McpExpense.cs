using System.ComponentModel;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>An expense as assistants see it.</summary>
sealed record McpExpense(
    Guid Id, long Version, DateOnly Date, string Title, string Amount, string? Category, IReadOnlyList<string>? Tags,
    string? Note, string? By)
{
    public static McpExpense Of(ExpenseRow row, Currency currency, IReadOnlyDictionary<Guid, string> categories) => new(
        row.Id, row.Version, row.Date, row.Title, McpMoneyFormat.Of(row.Amount, currency),
        categories.GetValueOrDefault(row.CategoryId), row.Tags.Count == 0 ? null : row.Tags, row.Note, row.By);
}

static class McpMoneyFormat
{
    public static string Of(long minor, Currency currency) => ApiMoney.Of(minor, currency).Amount;
}

/// <summary>Which ledger a call is about.</summary>
abstract record McpToolInputBase
{
    [Description("Id or name; not needed where there is one.")]
    public string? Ledger { get; init; }
}

/// <inheritdoc cref="McpToolInputBase" />
abstract record McpWriteToolInputBase : McpToolInputBase
{
    [Description("Writes; without it, only a preview.")]
    public bool Confirm { get; init; }
}

static class McpPreviewText
{
    /// <summary>What is said with a preview.</summary>
    public const string Todo =
        "Nothing is written yet. Show this to the user; call again with confirm: true to write it.";
}
