using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The name of a section; never alone at the foot of a page.</summary>
static class SectionHeadingPart
{
    /// <param name="with">What must stand on the same page below it, in points.</param>
    public static PdfPage Draw(Sheet sheet, string name, double with)
    {
        sheet.Need(TextStyle.Heading.Leading + 6 + with);
        sheet.Text(name, TextStyle.Heading, sheet.Left, sheet.Y);
        sheet.Y += TextStyle.Heading.Leading + 4;
        return sheet.Page;
    }
}
