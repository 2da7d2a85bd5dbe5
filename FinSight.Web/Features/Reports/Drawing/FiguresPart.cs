namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The number first, what it compares with, and three smaller ones.</summary>
static class FiguresPart
{
    const double Height = 62, Gap = 14;

    public static void Draw(Sheet sheet, ReportDocumentModel report)
    {
        var (view, top) = (report.View, sheet.Y);
        var wide = sheet.Width * 0.46;
        Figure(
            sheet, report.T["Spent"], report.MoneyWithCode(view.Spent), new TextStyle(21, ReportColours.Black, true),
            sheet.Left, wide, top);
        var below = top + 46;
        foreach (var line in TextStyle.Quiet.Lines(Compared(report), wide))
        {
            sheet.Text(line, TextStyle.Quiet, sheet.Left, below);
            below += TextStyle.Quiet.Leading;
        }

        var each = (sheet.Width - wide - 3 * Gap) / 3;
        (string Label, string Value)[] small =
        [
            (report.T["Expenses"], report.Number(view.Count)),
            (report.T["A day on average"], report.Money(view.PerDay)),
            (report.T["Largest expense"], view.Largest is [var largest, ..] ? report.Money(largest.Amount) : "–"),
        ];
        foreach (var (i, (label, value)) in small.Index())
            Figure(
                sheet, label, value, new TextStyle(13, ReportColours.Black, true),
                sheet.Left + wide + Gap + i * (each + Gap), each, top, 8);
        sheet.Y = Math.Max(below, top + Height) + 12;
    }

    static void Figure(
        Sheet sheet, string label, string value, TextStyle style, double x, double width, double top, double drop = 0)
    {
        sheet.Text(label, TextStyle.Head.Fitting(label, width), x, top);
        var fitting = style.Fitting(value, width);
        sheet.Text(value, fitting, x, top + 13 + drop + (style.Leading - fitting.Leading) / 2);
    }

    static string Compared(ReportDocumentModel report)
    {
        var view = report.View;
        if (view.Count == 0) return report.T["Nothing was spent in these days."];
        if (view.Compared is not { } compared) return report.T["There is nothing fair to compare with."];
        var before = PeriodText.Of(compared.Before, report.FirstDay);
        var more = report.MoneyWithCode(Math.Abs(compared.More));
        if (compared.More == 0) return report.T["As much as before ({0})", before];
        string said = compared.More > 0
            ? report.T["{0} more than before ({1})", more, before]
            : report.T["{0} less than before ({1})", more, before];
        return compared.Permille is { } permille
            ? $"{said}, {(compared.More > 0 ? "+" : "−")}{report.Percent(permille)}"
            : said;
    }
}
