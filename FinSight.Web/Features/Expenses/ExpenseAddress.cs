using System.Globalization;
using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Expenses;

/// <summary>The address of a filtered list.</summary>
static class ExpenseAddress
{
    public const string Path = "/expenses";

    public static string Of(string? filter, ExpenseSort sort = ExpenseSort.Newest)
    {
        var parts = new[]
        {
            string.IsNullOrWhiteSpace(filter) ? null : $"q={Uri.EscapeDataString(filter.Trim())}",
            sort == ExpenseSort.Newest ? null : $"sort={Name(sort)}",
        };
        return Path + (parts.Any(p => p is not null) ? "?" : "") + string.Join('&', parts.Where(p => p is not null));
    }

    public static ExpenseSort Sort(string? asked) =>
        Enum.GetValues<ExpenseSort>().FirstOrDefault(sort => Name(sort) == asked, ExpenseSort.Newest);

    public static string Name(ExpenseSort sort) => sort.ToString().ToLower(CultureInfo.InvariantCulture);
}
