using System.Globalization;
using System.Text;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Which way a sign is written: Unicode's classes of UAX 9, but those that open or close a stretch.</summary>
enum TextDirection
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
    public static TextDirection Of(string sign)
    {
        if (!Rune.TryGetRuneAt(sign, 0, out var rune)) return TextDirection.Neutral;
        return rune.Value switch
        {
            '+' or '-' or 0x2212 => TextDirection.Plus,
            ',' or '.' or '/' or ':' or 0x00A0 or 0x060C or 0x202F or 0x2044 => TextDirection.Separator,
            '#' or '%' or '°' or '±' or 0x0609 or 0x060A or 0x066A or (>= 0x2030 and <= 0x2034) => TextDirection.Unit,
            (>= '0' and <= '9') or '²' or '³' or '¹' or (>= 0x06F0 and <= 0x06F9) => TextDirection.Number,
            (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => TextDirection.ArabicNumber,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or 0x200F or (>= 0xFB1D and <= 0xFB4F)
                => TextDirection.Right,
            (>= 0x0600 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
                => TextDirection.ArabicLetter,
            RightToLeftReorderer.LeftToRightMark => TextDirection.Left,
            _ => OfCategory(rune),
        };
    }

    public static bool IsNumber(this TextDirection one) => one is TextDirection.Number or TextDirection.ArabicNumber;

    /// <summary>Numbers too, once those are told apart that belong to what is written from the left.</summary>
    public static bool IsFromRight(this TextDirection one) =>
        one is TextDirection.Right or TextDirection.ArabicLetter || one.IsNumber();

    public static bool IsLetter(this TextDirection one) =>
        one is TextDirection.Left or TextDirection.Right or TextDirection.ArabicLetter;

    static TextDirection OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.CurrencySymbol => TextDirection.Unit,
        UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => TextDirection.Left,
        _ => Rune.IsLetterOrDigit(rune) ? TextDirection.Left : TextDirection.Neutral,
    };
}
