using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The page that is being drawn, from the top down; where it ends, the next begins.</summary>
sealed class Sheet : IDisposable
{
    const double Side = 46, Head = 46, Foot = 58;

    readonly PdfDocument _document;
    readonly PaperDimensions _paper;
    readonly ReportFonts _fonts = ReportFonts.Open();
    XGraphics? _graphics;

    public Sheet(PdfDocument document, PaperDimensions paper)
    {
        (_document, _paper) = (document, paper);
        Turn();
    }

    public double Left { get; } = Side;

    public double Right => _paper.Width - Side;

    public double Width => Right - Left;

    public double Bottom => _paper.Height - Foot;

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; }

    public XGraphics Graphics => _graphics!;

    public PdfPage Page { get; private set; } = null!;

    /// <summary>Whether a sign was drawn that is copied only once the file is mended.</summary>
    public bool HasShapes { get; private set; }

    /// <summary>Whether there is nothing on the page yet.</summary>
    public bool IsFresh => Y <= Head;

    /// <summary>On the next page where this much does not fit on this one.</summary>
    /// <returns>Whether it is the next page.</returns>
    public bool Need(double height)
    {
        if (Y + height <= Bottom || IsFresh) return false;
        Turn();
        return true;
    }

    public void Turn()
    {
        _graphics?.Dispose();
        Page = _document.AddPage();
        (Page.Width, Page.Height) = (XUnitPt.FromPoint(_paper.Width), XUnitPt.FromPoint(_paper.Height));
        _graphics = XGraphics.FromPdfPage(Page);
        Y = Head;
    }

    /// <param name="top">Of the line; the text stands within it.</param>
    public void Text(string text, TextStyle style, double x, double top) => Draw(Graphics, text, style, x, top);

    public void TextAtRight(string text, TextStyle style, double right, double top) =>
        Text(text, style, right - style.Width(text), top);

    public void TextAround(string text, TextStyle style, double middle, double top) =>
        Text(text, style, middle - style.Width(text) / 2, top);

    public void Box(XColor color, double x, double y, double width, double height)
    {
        if (width > 0 && height > 0) Graphics.DrawRectangle(new XSolidBrush(color), x, y, width, height);
    }

    public void Line(XColor color, double y, double thickness = 0.6) => Line(color, Left, Right, y, thickness);

    public void Line(XColor color, double from, double to, double y, double thickness = 0.6) =>
        Graphics.DrawLine(new XPen(color, thickness), from, y, to, y);

    /// <summary>Numbers the pages, now that they can be counted.</summary>
    public void Number(string left, Func<int, int, string> number)
    {
        _graphics?.Dispose();
        _graphics = null;
        for (var i = 0; i < _document.PageCount; i++)
        {
            using var page = XGraphics.FromPdfPage(_document.Pages[i], XGraphicsPdfPageOptions.Append);
            var (text, style, top) = (number(i + 1, _document.PageCount), TextStyle.Small, _paper.Height - 38);
            page.DrawLine(new XPen(ReportColours.Line, 0.6), Left, top - 6, Right, top - 6);
            Draw(page, left, style, Left, top);
            Draw(page, text, style, Right - style.Width(text), top);
        }
    }

    void Draw(XGraphics graphics, string text, TextStyle style, double x, double top)
    {
        var baseline = top + style.Leading * 0.5 + style.Size * 0.36;
        foreach (var run in TextRuns.Of(text, style.Font))
        {
            HasShapes |= PdfUnicodeMapFixer.Concerns(run.Text);
            graphics.DrawString(
                run.Text, _fonts.Of(run.Font, style.Size), new XSolidBrush(style.Color), new XPoint(x, baseline));
            x += run.Width * style.Size;
        }
    }

    public void Dispose() => _graphics?.Dispose();
}
