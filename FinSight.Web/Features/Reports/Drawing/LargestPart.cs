using FinSight.Web.Components;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The few that made most of it.</summary>
static class LargestPart
{
    public static PdfPage? Draw(Sheet sheet, ReportDocumentModel report, string name)
    {
        var lines = report.View.Largest;
        if (lines.Count == 0) return null;
        var page = SectionHeadingPart.Draw(sheet, name, Table.HeadHeight + 40);
        var amounts = lines.Select(line => report.Money(line.Amount));
        var amount = CategoriesPart.Widest(amounts, report.Currency.Code);
        var table = new Table(sheet,
        [
            new(
                report.T["Date"],
                CategoriesPart.Widest(lines.Select(line => DayFormatter.Long(line.Date)), report.T["Date"])),
            new(report.T["Title"], 0),
            new(report.T["Category"], sheet.Width * 0.28),
            new(report.Currency.Code, amount, true),
        ]);
        table.Head();
        foreach (var line in lines)
            table.Row(
            [
                new(DayFormatter.Long(line.Date), TextStyle.Quiet), new(line.Title, TextStyle.Body),
                new(RightToLeftReorderer.Join(" / ", line.Category), TextStyle.Quiet),
                new(report.Money(line.Amount), TextStyle.Strong),
            ]);
        sheet.Y += 22;
        return page;
    }
}
