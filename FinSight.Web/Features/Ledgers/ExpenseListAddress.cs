using System.Globalization;
using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Ledgers;

/// <summary>The address of a filtered list.</summary>
static class ExpenseListAddress
{
    public const string Path = "/expenses";

    /// <param name="after">The last row of the page before.</param>
    public static string ToExpenses(
        this LedgerContext ledger, string? filter, ExpenseSort sort = ExpenseSort.Newest, ExpenseCursor? after = null)
    {
        var parts = new[]
        {
            string.IsNullOrWhiteSpace(filter) ? null : $"q={Uri.EscapeDataString(filter.Trim())}",
            sort == ExpenseSort.Newest ? null : $"sort={Name(sort)}",
            after is null ? null : $"after={Write(after, sort)}",
        };
        return ledger.To(
            Path + (parts.Any(p => p is not null) ? "?" : "") + string.Join('&', parts.Where(p => p is not null)));
    }

    public static ExpenseSort Sort(string? asked) =>
        Enum.GetValues<ExpenseSort>().FirstOrDefault(sort => Name(sort) == asked, ExpenseSort.Newest);

    /// <summary>Null for the first page, and for what is no place in such a list.</summary>
    public static ExpenseCursor? After(string? asked, ExpenseSort sort)
    {
        var parts = (asked ?? "").Split('.');
        if (parts.Length != (IsByDay(sort) ? 2 : 3)) return null;
        long amount = 0;
        return DateOnly.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && TryRead(parts[1], out var seq) && (parts.Length == 2 || TryRead(parts[2], out amount))
                ? new(date, seq, amount)
                : null;
    }

    public static bool IsByDay(ExpenseSort sort) => sort is ExpenseSort.Newest or ExpenseSort.Oldest;

    public static string Write(ExpenseCursor row, ExpenseSort sort) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Date:O}.{row.Seq}{(IsByDay(sort) ? "" : $".{row.Amount}")}");

    static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public static string Name(ExpenseSort sort) => sort.ToString().ToLower(CultureInfo.InvariantCulture);
}
