using FinSight.Core;

namespace FinSight.Web.Features.Dashboard;

/// <summary>What the address asks for: a month, this month when it names none, or all time.</summary>
/// <param name="Month">Null for all time.</param>
sealed record Period(Month? Month)
{
    const string AllTime = "all";

    public static Period Read(string? asked, Month current) => asked == AllTime
        ? new Period((Month?)null)
        : new Period(Core.Month.TryParse(asked, out var month) ? month : current);

    public static string Address(Month? month, Month current, Guid? categoryId = null)
    {
        var period = month is null ? AllTime : month == current ? null : month.ToString();
        var parts = new[] { period is null ? null : $"period={period}", categoryId is null ? null : $"category={categoryId}" };
        return "/" + (parts.Any(p => p is not null) ? "?" : "") + string.Join('&', parts.Where(p => p is not null));
    }
}
