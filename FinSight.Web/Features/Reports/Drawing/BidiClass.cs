using System.Globalization;
using System.Text;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Which way a sign is written: Unicode's classes of UAX 9, but those that open or close a stretch.</summary>
enum BidiClass
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

static class BidiClassExtensions
{
    public static BidiClass Of(string sign)
    {
        if (!Rune.TryGetRuneAt(sign, 0, out var rune)) return BidiClass.Neutral;
        return rune.Value switch
        {
            '+' or '-' or 0x2212 => BidiClass.Plus,
            ',' or '.' or '/' or ':' or 0x00A0 or 0x060C or 0x202F or 0x2044 => BidiClass.Separator,
            '#' or '%' or '°' or '±' or 0x0609 or 0x060A or 0x066A or (>= 0x2030 and <= 0x2034) => BidiClass.Unit,
            (>= '0' and <= '9') or '²' or '³' or '¹' or (>= 0x06F0 and <= 0x06F9) => BidiClass.Number,
            (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => BidiClass.ArabicNumber,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or 0x200F or (>= 0xFB1D and <= 0xFB4F)
                => BidiClass.Right,
            (>= 0x0600 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
                => BidiClass.ArabicLetter,
            RightToLeftReorderer.LeftToRightMark => BidiClass.Left,
            _ => OfCategory(rune),
        };
    }

    public static bool IsNumber(this BidiClass one) => one is BidiClass.Number or BidiClass.ArabicNumber;

    /// <summary>Numbers too, once those are told apart that belong to what is written from the left.</summary>
    public static bool IsFromRight(this BidiClass one) =>
        one is BidiClass.Right or BidiClass.ArabicLetter || one.IsNumber();

    public static bool IsLetter(this BidiClass one) =>
        one is BidiClass.Left or BidiClass.Right or BidiClass.ArabicLetter;

    static BidiClass OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.CurrencySymbol => BidiClass.Unit,
        UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => BidiClass.Left,
        _ => Rune.IsLetterOrDigit(rune) ? BidiClass.Left : BidiClass.Neutral,
    };
}
