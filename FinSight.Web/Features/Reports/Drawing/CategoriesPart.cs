using FinSight.Core.Reports;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Each category with those below it: how much, what share, and how that has changed.</summary>
static class CategoriesPart
{
    const double Step = 12, ShareWidth = 84;

    public static PdfPage? Draw(Sheet sheet, ReportDocumentModel report, string name)
    {
        var view = report.View;
        if (view.Categories.Count == 0) return null;
        var page = SectionHeadingPart.Draw(sheet, name, Table.HeadHeight + 40);
        var changes = view.Compared is not null;
        var amounts = view.Categories.Select(row => row.Amount).Append(view.Spent).Select(report.Money);
        var columns = new List<Column>
        {
            new(report.T["Category"], 0),
            new(
                report.T["Expenses"],
                Widest(view.Categories.Select(c => report.Number(c.Count)), report.T["Expenses"]), true),
            new(report.Currency.Code, Widest(amounts, report.Currency.Code), true),
            new(report.T["Share"], ShareWidth),
        };
        if (changes)
            columns.Add(new(
                report.T["Difference"],
                Widest(
                    view.Categories
                        .Select(c => report.Difference(c.More ?? 0))
                        .Append(report.Difference(view.Compared!.More)),
                    report.T["Difference"]),
                true));
        var table = new Table(sheet, columns);
        table.Head();
        foreach (var row in view.Categories) Row(table, sheet, report, row, changes);
        Total(table, report, changes);
        sheet.Y += 22;
        return page;
    }

    static void Row(Table table, Sheet sheet, ReportDocumentModel report, ReportCategory row, bool changes)
    {
        var style = row.Level == 1 ? TextStyle.Strong : row.IsOwn ? TextStyle.Quiet : TextStyle.Body;
        var number = row.Level == 1 ? TextStyle.Strong : TextStyle.Body;
        var cells = new List<Cell>
        {
            new(
                row.IsOwn ? report.T["{0}, itself", row.Name] : row.Name, style, (row.Level - 1) * Step,
                ReportColours.Category(row.Color)),
            new(report.Number(row.Count), TextStyle.Quiet), new(report.Money(row.Amount), number),
            new(row.Permille is { } permille ? report.Percent(permille) : "", TextStyle.Quiet),
        };
        if (changes) cells.Add(new(row.More is null or 0 ? "–" : report.Difference(row.More.Value), TextStyle.Quiet));
        table.Row(cells, draw: (place, middle) =>
        {
            if (row.Permille is not { } share) return;
            var (x, width) = (place(3).X + 36, place(3).Width - 36);
            sheet.Box(ReportColours.Sunken, x, middle - 2, width, 4);
            sheet.Box(
                ReportColours.Pale(ReportColours.Category(row.Color), row.Level - 1),
                x, middle - 2, width * Math.Min(1000, share) / 1000, 4);
        });
    }

    static void Total(Table table, ReportDocumentModel report, bool changes)
    {
        var cells = new List<Cell>
        {
            new(report.T["Total"], TextStyle.Strong), new(report.Number(report.View.Count), TextStyle.Strong),
            new(report.Money(report.View.Spent), TextStyle.Strong), new("", TextStyle.Quiet),
        };
        if (changes) cells.Add(new(report.Difference(report.View.Compared!.More), TextStyle.Strong));
        table.Row(cells, fill: ReportColours.Sunken);
    }

    internal static double Widest(IEnumerable<string> texts, string head) =>
        Math.Max(
            texts.Select(text => TextStyle.Strong.Width(text)).DefaultIfEmpty().Max(), TextStyle.Head.Width(head)) + 1;
}
