using PdfSharp.Drawing;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>How a text looks.</summary>
sealed record TextStyle(double Size, XColor Color, bool IsStrong = false)
{
    public static readonly TextStyle
        Body = new(8.5, ReportColours.Black), Quiet = new(8.5, ReportColours.Soft),
        Small = new(7.5, ReportColours.Faint),
        Strong = new(8.5, ReportColours.Black, true), Head = new(7.5, ReportColours.Faint, true),
        Heading = new(13, ReportColours.Black, true),
        Title = new(22, ReportColours.Black, true), Lead = new(11.5, ReportColours.Soft);

    public string Font => IsStrong ? ReportFonts.SemiBold : ReportFonts.Regular;

    /// <summary>From one line to the next.</summary>
    public double Leading => Size * 1.38;

    public double Width(string text) => TextRuns.Width(text, Font) * Size;

    /// <summary>The same, as small as it takes to fit, but to be read.</summary>
    public TextStyle Fitting(string text, double width)
    {
        var needed = Width(text);
        return needed <= width ? this : this with { Size = Math.Max(5, Math.Floor(Size * width / needed * 10) / 10) };
    }

    /// <summary>
    /// In lines of at most this width, broken between words, and within one that is longer than a line.
    /// </summary>
    public IReadOnlyList<string> Lines(string text, double width)
    {
        if (Width(text) <= width) return [text];
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && Width($"{line} {word}") > width)
            {
                lines.Add(line);
                line = word;
            }
            else line = line.Length == 0 ? word : $"{line} {word}";
        }
        return line.Length == 0 ? lines : [.. lines, line];
    }

    IEnumerable<string> Pieces(string word, double width)
    {
        while (Width(word) > width)
        {
            var fits = 1;
            while (fits < word.Length && Width(word[..(fits + 1)]) <= width) fits++;
            if (char.IsHighSurrogate(word[fits - 1]) && fits < word.Length) fits += fits > 1 ? -1 : 1;
            yield return word[..fits];
            word = word[fits..];
        }
        yield return word;
    }
}
