using System.Globalization;
using System.Text;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Which way a sign is written: Unicode's classes of UAX 9, but those that open or close a stretch.</summary>
enum Direction
{
    /// <summary>Goes with what is around it.</summary>
    Neutral,
    Left,
    Right,
    ArabicLetter,
    Number,
    ArabicNumber,

    /// <summary>Plus or minus: of a number where it stands alone between two digits.</summary>
    Plus,

    /// <summary>Such as % or €: of the number that it touches.</summary>
    Unit,

    /// <summary>Such as a point: of a number where it stands alone between two digits.</summary>
    Separator,
}

static class DirectionExtensions
{
    public static Direction Of(string sign)
    {
        if (!Rune.TryGetRuneAt(sign, 0, out var rune)) return Direction.Neutral;
        return rune.Value switch
        {
            '+' or '-' or 0x2212 => Direction.Plus,
            ',' or '.' or '/' or ':' or 0x00A0 or 0x060C or 0x202F or 0x2044 => Direction.Separator,
            '#' or '%' or '°' or '±' or 0x0609 or 0x060A or 0x066A or (>= 0x2030 and <= 0x2034) => Direction.Unit,
            (>= '0' and <= '9') or '²' or '³' or '¹' or (>= 0x06F0 and <= 0x06F9) => Direction.Number,
            (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => Direction.ArabicNumber,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or 0x200F or (>= 0xFB1D and <= 0xFB4F)
                => Direction.Right,
            (>= 0x0600 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
                => Direction.ArabicLetter,
            RightToLeftReorderer.LeftToRightMark => Direction.Left,
            _ => OfCategory(rune),
        };
    }

    public static bool IsNumber(this Direction one) => one is Direction.Number or Direction.ArabicNumber;

    /// <summary>Numbers too, once those are told apart that belong to what is written from the left.</summary>
    public static bool IsFromRight(this Direction one) =>
        one is Direction.Right or Direction.ArabicLetter || one.IsNumber();

    public static bool IsLetter(this Direction one) =>
        one is Direction.Left or Direction.Right or Direction.ArabicLetter;

    static Direction OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.CurrencySymbol => Direction.Unit,
        UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => Direction.Left,
        _ => Rune.IsLetterOrDigit(rune) ? Direction.Left : Direction.Neutral,
    };
}
