using System.IO.Compression;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Draws a report as a PDF file.</summary>
public static class ReportDocument
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "application/pdf";

    /// <param name="file">Is left open.</param>
    public static void Draw(ReportDocumentModel report, Stream file)
    {
        using var document = new PdfDocument();
        Describe(document, report);
        using var sheet = new Sheet(document, report.Paper);
        TitlePart.Draw(sheet, report);
        FiguresPart.Draw(sheet, report);
        Mark(document, sheet, report.T["At a glance"]);
        if (report.View.Split().Ring > 0) RingPart.Draw(sheet, report);
        if (report.View.Months.Any(month => month.Count > 0)) MonthsPart.Draw(sheet, report);
        Section(CategoriesPart.Draw, report.T["Categories"]);
        Section(BudgetsPart.Draw, report.T["Budgets"]);
        Section(LargestPart.Draw, report.T["Largest expenses"]);
        if (report.WithList) Section(ExpenseListPart.Draw, report.T["All expenses by day"]);
        sheet.Number(Foot(report), (page, all) => report.T["Page {0} of {1}", page, all]);
        foreach (var page in document.Pages) Press(page);
        if (sheet.HasShapes) SaveMended(document, file);
        else document.Save(file, closeStream: false);

        void Section(Func<Sheet, ReportDocumentModel, string, PdfPage?> draw, string name)
        {
            if (draw(sheet, report, name) is { } page) document.Outlines.Add(name, page, true);
        }
    }

    internal static string Foot(ReportDocumentModel report) =>
        RightToLeftReorderer.Join(" · ", [report.Ledger, report.Period]);

    static void SaveMended(PdfDocument document, Stream file)
    {
        using var drawn = new MemoryStream();
        document.Save(drawn, closeStream: false);
        drawn.Position = 0;
        PdfUnicodeMapFixer.Mend(drawn, file);
    }

    static void Mark(PdfDocument document, Sheet sheet, string name) => document.Outlines.Add(name, sheet.Page, true);

    static void Describe(PdfDocument document, ReportDocumentModel report)
    {
        document.Info.Title = $"{report.Ledger}, {report.Period}";
        document.Info.Author = report.MadeBy;
        document.Info.Creator = "FinSight";
        document.Language = report.Language;
        document.ViewerPreferences.DisplayDocTitle = true;
        document.PageMode = PdfPageMode.UseOutlines;
        // Each stream of the library's own lacks its end, at which readers complain.
        document.Options.CompressContentStreams = false;
    }

    static void Press(PdfPage page)
    {
        foreach (var item in page.Contents.Elements)
        {
            var content = item is PdfReference { Value: PdfDictionary referred } ? referred : (PdfDictionary)item;
            using var pressed = new MemoryStream();
            using (var zlib = new ZLibStream(pressed, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(content.Stream.Value);
            content.Stream.Value = pressed.ToArray();
            content.Elements.SetName("/Filter", "/FlateDecode");
        }
    }
}
