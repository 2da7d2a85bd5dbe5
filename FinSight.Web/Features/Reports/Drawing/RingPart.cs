using FinSight.Core.Dashboard;
using PdfSharp.Drawing;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>A doughnut of the categories at the top, with its legend beside it.</summary>
static class RingPart
{
    const double Outer = 74, Inner = 47, Row = 16.5, From = -90;

    public static void Draw(Sheet sheet, ReportDocumentModel report)
    {
        var split = report.View.Split();
        var slices = Slices(split, report);
        var rows = (slices.Count + (split.Refunds.Count > 0 ? 1 : 0)) * Row;
        var height = Math.Max(2 * Outer, rows);
        sheet.Need(height + 24);
        var (top, middle) = (sheet.Y, new XPoint(sheet.Left + Outer, sheet.Y + height / 2));
        Ring(sheet, slices, split.Ring, middle);
        Centre(sheet, report, split, middle);
        Legend(sheet, report, slices, split, top + (height - rows) / 2);
        sheet.Y = top + height + 22;
    }

    static List<Slice> Slices(CategorySplit split, ReportDocumentModel report)
    {
        var used = new Dictionary<string, int>();
        var slices = split.Spent.Take(split.Shown).Select(share =>
        {
            var times = used[share.Total.Color] = used.GetValueOrDefault(share.Total.Color, -1) + 1;
            return new Slice(
                share.Total.Name, share.Total.Amount, share.Permille,
                ReportColours.Pale(ReportColours.Category(share.Total.Color), times));
        }).ToList();
        var smaller = split.Smaller.ToList();
        if (smaller.Count > 0)
            slices.Add(new(
                report.T["{0} smaller", smaller.Count], smaller.Sum(s => s.Total.Amount),
                smaller.Sum(s => s.Permille), ReportColours.Strong));
        return slices;
    }

    static void Ring(Sheet sheet, List<Slice> slices, long whole, XPoint middle)
    {
        var start = From;
        foreach (var slice in slices)
        {
            var sweep = 360d * slice.Amount / whole;
            // A full turn is no arc.
            foreach (var part in sweep > 359 ? new[] { sweep / 2, sweep / 2 } : [sweep])
            {
                if (part > 0.05) Part(sheet, slice.Color, middle, start, part, isWhole: sweep > 359);
                start += part;
            }
        }
    }

    static void Part(Sheet sheet, XColor color, XPoint middle, double start, double sweep, bool isWhole)
    {
        var path = new XGraphicsPath();
        path.AddArc(middle.X - Outer, middle.Y - Outer, 2 * Outer, 2 * Outer, start, sweep);
        path.AddArc(middle.X - Inner, middle.Y - Inner, 2 * Inner, 2 * Inner, start + sweep, -sweep);
        path.CloseFigure();
        if (isWhole) sheet.Graphics.DrawPath(new XSolidBrush(color), path);
        else sheet.Graphics.DrawPath(new XPen(ReportColours.Paper, 1.1), new XSolidBrush(color), path);
    }

    static void Centre(Sheet sheet, ReportDocumentModel report, CategorySplit split, XPoint middle)
    {
        string sum = report.Money(split.Ring), label = report.T["{0} spent", report.Currency.Code];
        sheet.TextAround(label, TextStyle.Small.Fitting(label, 2 * Inner - 14), middle.X, middle.Y - 14);
        sheet.TextAround(
            sum, (TextStyle.Strong with { Size = 11 }).Fitting(sum, 2 * Inner - 12), middle.X, middle.Y - 3);
    }

    static void Legend(Sheet sheet, ReportDocumentModel report, List<Slice> slices, CategorySplit split, double top)
    {
        var left = sheet.Left + 2 * Outer + 30;
        var amounts = slices
            .Select(slice => report.Money(slice.Amount))
            .Append(report.Money(split.Refunded))
            .Max(TextStyle.Body.Width);
        var percents = slices
            .Select(slice => report.Percent(slice.Permille))
            .DefaultIfEmpty("")
            .Max(TextStyle.Quiet.Width);
        var room = sheet.Right - left - amounts - percents - 40;
        foreach (var slice in slices)
        {
            sheet.Graphics.DrawRoundedRectangle(new XSolidBrush(slice.Color), left, top + 3.6, 8, 8, 3, 3);
            Name(sheet, slice.Name, left + 15, room, top);
            sheet.TextAtRight(report.Percent(slice.Permille), TextStyle.Quiet, sheet.Right - amounts - 16, top + 1.8);
            sheet.TextAtRight(report.Money(slice.Amount), TextStyle.Body, sheet.Right, top + 1.8);
            top += Row;
            sheet.Line(ReportColours.Line, left, sheet.Right, top, 0.5);
        }
        if (split.Refunds.Count == 0) return;
        Name(sheet, report.T["Refunds"], left + 15, room, top);
        sheet.TextAtRight(report.Money(split.Refunded), TextStyle.Body, sheet.Right, top + 1.8);
    }

    // As small as it takes, or the legend would be as long as the longest name.
    static void Name(Sheet sheet, string name, double x, double room, double top)
    {
        var style = TextStyle.Body.Fitting(name, room);
        var lines = style.Lines(name, room);
        if (lines.Count == 1) sheet.Text(name, style, x, top + 1.8);
        else for (var i = 0; i < 2; i++) sheet.Text(lines[i], style, x, top + 1 + i * style.Leading);
    }

    readonly record struct Slice(string Name, long Amount, long Permille, XColor Color);
}
