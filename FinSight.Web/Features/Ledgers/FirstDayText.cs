using System.Globalization;
using FinSight.Core.Calendar;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Ledgers;

/// <summary>On which day a ledger's months start, in words.</summary>
static class FirstDayText
{
    public static readonly IReadOnlyList<int> All = [.. Enumerable.Range(1, Month.MaxFirstDay), Month.LastWorkingDay];

    public static string Of(int firstDay, IStringLocalizer texts) =>
        firstDay == Month.LastWorkingDay ? texts["Last working day"] : firstDay.ToString(CultureInfo.InvariantCulture);

    /// <param name="kept">As the log keeps it.</param>
    public static string Of(string? kept, IStringLocalizer texts) =>
        int.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var firstDay)
            ? Of(firstDay, texts)
            : kept ?? "";
}
