using PdfSharp.Drawing;

namespace FinSight.Web.Features.Reports.Drawing;

/// <param name="Width">In points; what is 0 shares what is left.</param>
sealed record Column(string Head, double Width, bool IsRight = false);

/// <param name="Indent">From the column's left, in points.</param>
/// <param name="Dot">Before the text.</param>
/// <param name="Below">A quieter line or more under it.</param>
readonly record struct Cell(string Text, TextStyle Style, double Indent = 0, XColor? Dot = null, string? Below = null);

/// <summary>Rows under heads that come again on every page. Long texts take more lines, so that none is cut.</summary>
sealed class Table
{
    const double Gap = 10, Padding = 3.2, DotSpace = 11, DotSize = 5.5;

    readonly Sheet _sheet;
    readonly IReadOnlyList<Column> _columns;
    readonly double _shared;

    public Table(Sheet sheet, IReadOnlyList<Column> columns)
    {
        (_sheet, _columns) = (sheet, columns);
        var taken = columns.Sum(column => column.Width) + Gap * (columns.Count - 1);
        _shared = (sheet.Width - taken) / Math.Max(1, columns.Count(column => column.Width == 0));
    }

    public static double HeadHeight => TextStyle.Head.Leading + 2 * Padding;

    /// <summary>What comes again before the first row of a page, under the heads.</summary>
    public Action? Again { get; set; }

    public void Head()
    {
        var x = _sheet.Left;
        foreach (var column in _columns)
        {
            if (column.IsRight)
                _sheet.TextAtRight(column.Head, TextStyle.Head, x + WidthOf(column), _sheet.Y + Padding);
            else _sheet.Text(column.Head, TextStyle.Head, x, _sheet.Y + Padding);
            x += WidthOf(column) + Gap;
        }
        _sheet.Y += HeadHeight;
        _sheet.Line(ReportColours.Strong, _sheet.Y);
    }

    /// <summary>How tall a row of these cells is.</summary>
    public double Height(IReadOnlyList<Cell> cells) =>
        cells.Index().Max(
            cell => Lines(cell.Item, WidthOf(_columns[cell.Index])).Sum(line => line.Style.Leading)) + 2 * Padding;

    /// <param name="draw">Draws into a column: its number, left, width and the middle of the row.</param>
    public void Row(
        IReadOnlyList<Cell> cells, XColor? fill = null,
        Action<Func<int, (double X, double Width)>, double>? draw = null)
    {
        var texts = cells.Select((cell, i) => Lines(cell, WidthOf(_columns[i]))).ToList();
        var height = texts.Max(lines => lines.Sum(line => line.Style.Leading)) + 2 * Padding;
        if (_sheet.Need(height))
        {
            Head();
            Again?.Invoke();
        }
        if (fill is { } color) _sheet.Box(color, _sheet.Left, _sheet.Y, _sheet.Width, height);
        for (var i = 0; i < cells.Count; i++) Draw(cells[i], texts[i], Place(i), _columns[i].IsRight);
        draw?.Invoke(Place, _sheet.Y + Padding + TextStyle.Body.Leading / 2);
        _sheet.Y += height;
        _sheet.Line(ReportColours.Line, _sheet.Y, 0.5);
    }

    void Draw(Cell cell, List<(string Text, TextStyle Style)> lines, (double X, double Width) place, bool isRight)
    {
        var (x, y) = (place.X + cell.Indent, _sheet.Y + Padding);
        if (cell.Dot is { } dot)
        {
            _sheet.Graphics.DrawEllipse(
                new XSolidBrush(dot), x, y + (lines[0].Style.Leading - DotSize) / 2, DotSize, DotSize);
            x += DotSpace;
        }
        foreach (var (text, style) in lines)
        {
            if (isRight) _sheet.TextAtRight(text, style, place.X + place.Width, y);
            else _sheet.Text(text, style, x, y);
            y += style.Leading;
        }
    }

    static List<(string Text, TextStyle Style)> Lines(Cell cell, double width)
    {
        var room = width - cell.Indent - (cell.Dot is null ? 0 : DotSpace);
        var lines = cell.Style.Lines(cell.Text, room).Select(line => (line, cell.Style));
        return [.. cell.Below is null
            ? lines
            : lines.Concat(TextStyle.Small.Lines(cell.Below, room).Select(line => (line, TextStyle.Small)))];
    }

    double WidthOf(Column column) => column.Width == 0 ? _shared : column.Width;

    (double X, double Width) Place(int at) =>
        (_sheet.Left + _columns.Take(at).Sum(column => WidthOf(column) + Gap), WidthOf(_columns[at]));
}
