using FinSight.Web.Components;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Which ledger, which days, and who made it when.</summary>
static class TitlePart
{
    static readonly double[] Bars = [4.5, 7.5, 10.5];

    public static void Draw(Sheet sheet, ReportDocumentModel report)
    {
        Mark(sheet);
        var made = report.T["Made by {0} on {1}", report.MadeBy, DayFormatter.Long(report.MadeOn)];
        foreach (var line in TextStyle.Small.Lines(made, sheet.Width * 0.6))
        {
            sheet.TextAtRight(line, TextStyle.Small, sheet.Right, sheet.Y + 2);
            sheet.Y += TextStyle.Small.Leading;
        }
        sheet.Y += 22;
        Lines(sheet, report.Ledger, TextStyle.Title);
        Lines(sheet, report.Period, TextStyle.Lead);
        if (report.Filter is { } filter) Lines(sheet, report.T["Filter: {0}", filter], TextStyle.Quiet);
        sheet.Y += 10;
        sheet.Line(ReportColours.Accent, sheet.Y, 1.4);
        sheet.Y += 14;
    }

    static void Mark(Sheet sheet)
    {
        var word = new TextStyle(10, ReportColours.Accent, IsStrong: true);
        // Three bars that grow, as in the sign of the pages.
        foreach (var (i, height) in Bars.Index())
            sheet.Box(ReportColours.Accent, sheet.Left + i * 4.2, sheet.Y + 11.5 - height, 3, height);
        sheet.Text("FinSight", word, sheet.Left + 17, sheet.Y - 0.5);
    }

    static void Lines(Sheet sheet, string text, TextStyle style)
    {
        foreach (var line in style.Lines(text, sheet.Width))
        {
            sheet.Text(line, style, sheet.Left, sheet.Y);
            sheet.Y += style.Leading;
        }
    }
}
