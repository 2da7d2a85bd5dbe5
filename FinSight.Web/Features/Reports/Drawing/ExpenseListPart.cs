using FinSight.Core.Reports;
using FinSight.Web.Components;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Each expense under its day, with what the day came to.</summary>
static class ExpenseListPart
{
    static readonly double DayHeight = TextStyle.Strong.Leading + 7;

    public static PdfPage? Draw(Sheet sheet, ReportDocumentModel report, string name)
    {
        var lines = report.View.List;
        if (lines.Count == 0) return null;
        var page = SectionHeadingPart.Draw(sheet, name, Table.HeadHeight + DayHeight + 40);
        var days = lines
            .GroupBy(line => line.Date)
            .Select(day => (day.Key, Sum: day.Sum(line => line.Amount), Lines: day.ToList()))
            .ToList();
        var amounts = lines.Select(line => line.Amount).Concat(days.Select(day => day.Sum)).Append(report.View.Spent);
        var amount = CategoriesPart.Widest(amounts.Select(report.Money), report.Currency.Code);
        List<Column> columns = [new(report.T["Title"], 0), new(report.T["Category"], sheet.Width * 0.24)];
        if (report.View.IsShared) columns.Add(new(report.T["Added by"], sheet.Width * 0.16));
        columns.Add(new(report.Currency.Code, amount, true));
        var table = new Table(sheet, columns);
        table.Head();
        foreach (var (date, sum, rows) in days)
        {
            var day = DayFormatter.Full(date);
            if (sheet.Need(DayHeight + table.Height(Cells(report, rows[0])))) table.Head();
            Day(sheet, day, report.Money(sum));
            table.Again = () => Day(sheet, report.T["{0}, continued", day], "");
            foreach (var line in rows) table.Row(Cells(report, line));
        }
        table.Again = null;
        if (report.View.NotListed == 0) Total(table, report, columns.Count);
        else
            More(sheet, report.T["{0} more expenses are not listed. Download them as CSV.",
                report.Number(report.View.NotListed)]);
        return page;
    }

    static void Day(Sheet sheet, string day, string sum)
    {
        sheet.Box(ReportColours.Sunken, sheet.Left, sheet.Y, sheet.Width, DayHeight);
        sheet.Text(day, TextStyle.Strong, sheet.Left + 4, sheet.Y + 3.5);
        sheet.TextAtRight(sum, TextStyle.Strong, sheet.Right, sheet.Y + 3.5);
        sheet.Y += DayHeight;
    }

    static List<Cell> Cells(ReportDocumentModel report, ReportExpense line)
    {
        var tags = RightToLeftReorderer.Join(" ", line.Tags.Select(tag => $"#{tag}"));
        var note = line.Note?.ReplaceLineEndings(" ") ?? "";
        var below = RightToLeftReorderer.Join(" · ", new[] { tags, note }.Where(text => text != ""));
        List<Cell> cells =
        [
            new(line.Title, TextStyle.Body, 4, Below: below == "" ? null : below),
            new(RightToLeftReorderer.Join(" / ", line.Category), TextStyle.Quiet),
        ];
        if (report.View.IsShared) cells.Add(new(line.By ?? "", TextStyle.Quiet));
        cells.Add(new(report.Money(line.Amount), TextStyle.Body));
        return cells;
    }

    static void Total(Table table, ReportDocumentModel report, int columns) => table.Row(
    [
        new(report.T["Total"], TextStyle.Strong, 4), .. Enumerable.Repeat(new Cell("", TextStyle.Body), columns - 2),
        new(report.Money(report.View.Spent), TextStyle.Strong),
    ], fill: ReportColours.Sunken);

    static void More(Sheet sheet, string text)
    {
        sheet.Need(20);
        sheet.Y += 6;
        sheet.Text(text, TextStyle.Quiet, sheet.Left, sheet.Y);
    }
}
