using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Twelve bars; those of the report are dark.</summary>
static class MonthsPart
{
    const double Tall = 74, Between = 8;

    static readonly TextStyle Label = new(7, ReportColours.Soft), Number = new(6.8, ReportColours.Soft);

    public static void Draw(Sheet sheet, ReportDocumentModel report)
    {
        var months = report.View.Months;
        var (unit, said) = Unit(report, (sheet.Width - 11 * Between) / 12 + 4);
        sheet.Need(Tall + 62);
        sheet.Text(report.T["Twelve months"], TextStyle.Strong, sheet.Left, sheet.Y);
        sheet.TextAtRight(said, TextStyle.Small, sheet.Right, sheet.Y);
        sheet.Y += 26;

        var (most, least) = (Math.Max(0, months.Max(m => m.Amount)), Math.Min(0, months.Min(m => m.Amount)));
        var span = Math.Max(1d, (double)most - least);
        var zero = sheet.Y + Tall * most / span;
        var width = (sheet.Width - 11 * Between) / 12;
        foreach (var (i, month) in months.Index())
        {
            var x = sheet.Left + i * (width + Between);
            var tall = Tall * Math.Abs((double)month.Amount) / span;
            var isOf = IsOf(report, month.First);
            sheet.Box(
                isOf ? ReportColours.Accent : ReportColours.AccentSoft, x, month.Amount < 0 ? zero : zero - tall, width,
                month.Count > 0 ? Math.Max(0.8, tall) : 0);
            var number = month.Count == 0 ? "–" : report.Whole(month.Amount, unit);
            sheet.TextAround(
                number, isOf ? Number with { Color = ReportColours.Black, IsStrong = true } : Number, x + width / 2,
                (month.Amount < 0 ? zero : zero - tall) - 10.5);
            sheet.TextAround(
                DayFormatter.ShortMonth(month.First.Month),
                isOf ? Label with { Color = ReportColours.Black, IsStrong = true } : Label,
                x + width / 2, sheet.Y + Tall + 3);
            if (i == 0 || month.First.Month == 1)
                sheet.TextAround(
                    $"{month.First.Year}", Label with { Color = ReportColours.Faint }, x + width / 2,
                    sheet.Y + Tall + 12);
        }
        sheet.Line(ReportColours.Strong, zero);
        sheet.Y += Tall + 34;
    }

    static bool IsOf(ReportDocumentModel report, DateOnly first) =>
        new Month(first.Year, first.Month).Days(report.FirstDay).Intersect(report.View.Days) is not null;

    /// <summary>The least that lets all numbers stand beside each other.</summary>
    static (long Unit, string Said) Unit(ReportDocumentModel report, double width)
    {
        foreach (var unit in new[] { 1L, 1_000 })
            if (report.View.Months.All(
                month => (Number with { IsStrong = true }).Width(report.Whole(month.Amount, unit)) <= width))
                return (unit, unit == 1 ? report.Currency.Code : report.T["in thousands of {0}", report.Currency.Code]);
        return (1_000_000, report.T["in millions of {0}", report.Currency.Code]);
    }
}
