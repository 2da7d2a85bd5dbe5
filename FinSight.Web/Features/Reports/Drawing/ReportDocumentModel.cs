using System.Globalization;
using FinSight.Core;
using FinSight.Core.Reports;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// What goes on paper, and in which words and numbers. Days and months are named in the language of the thread.
/// </summary>
/// <param name="Filter">As its reader types it; null where it says days only.</param>
/// <param name="FirstDay">Of the ledger's months.</param>
public sealed record ReportDocumentModel(
    ReportResult View, string Ledger, string MadeBy, DateOnly MadeOn, Currency Currency, int FirstDay,
    CultureInfo Culture, string Language, PaperDimensions Paper, string? Filter, bool WithList)
{
    /// <summary>Texts in the reader's language.</summary>
    public required IStringLocalizer T { get; init; }

    public string Period => PeriodText.Of(View.Days, FirstDay);

    public string Money(long minor) => MoneyText.Format(new Money(minor, Currency), Culture);

    public string MoneyWithCode(long minor) => MoneyText.FormatWithCode(new Money(minor, Currency), Culture);

    /// <summary>Of an amount its whole units, thousands or millions.</summary>
    public string Whole(long minor, long unit)
    {
        var whole = RoundedDivision.Divide(minor, checked(Currency.MinorPerUnit * unit));
        return $"{(whole < 0 ? "−" : "")}{Number(Math.Abs(whole))}";
    }

    /// <summary>With a plus where it is more.</summary>
    public string Difference(long minor) => minor > 0 ? $"+{Money(minor)}" : Money(minor);

    public string Percent(long permille) => PercentText.OfPermille(permille, Culture);

    public string Number(long count) => count.ToString("N0", Culture);
}
