namespace FinSight.Web.Components;

/// <summary>
/// How wide a figure is, in half ems, as the class that lets the style sheet shrink it to its box: a figure never
/// wraps. The widths are those of a wide font, so that it fits in any. A wide one takes a row of its own on a phone.
/// </summary>
static class FigureWidthClass
{
    const float Digit = .66f, Mark = .36f, Code = 1.6f;
    const int Wide = 17, Widest = 40;

    /// <param name="amount">Digits with their separators and sign.</param>
    public static string Class(string amount, bool withCode = false)
    {
        var ems = amount.Sum(c => char.IsDigit(c) || c is '+' or '\u2212' ? Digit : Mark) + (withCode ? Code : 0);
        var halves = Math.Min((int)MathF.Ceiling(ems * 2), Widest);
        return halves > Wide ? $"w{halves} wide" : $"w{halves}";
    }
}
