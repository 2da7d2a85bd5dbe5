using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Amounts;

/// <summary>Numbers without a space between that are no sum: <c>80x120</c> is a size, <c>10-12</c> a range.</summary>
static partial class SizeAndRangeDetector
{
    const int LargestCount = 20;

    /// <summary>The problem of such a text; null where it is another.</summary>
    public static RuleException? Problem(string plain)
    {
        if (Range().IsMatch(plain))
            return AmountRules.Range(plain, plain.Replace("-", " - ", StringComparison.Ordinal));
        return Sides().Match(plain) is { Success: true } sides && IsLarge(sides.Groups[1].Value)
            && IsLarge(sides.Groups[2].Value)
            ? AmountRules.Size(plain, $"{sides.Groups[1]}*{sides.Groups[2]}")
            : null;
    }

    /// <summary>More than anybody buys of one thing.</summary>
    public static bool IsLarge(string digits) =>
        digits.Length > 3 || int.Parse(digits, CultureInfo.InvariantCulture) > LargestCount;

    [GeneratedRegex("^[0-9]+(-[0-9]+)+$")]
    private static partial Regex Range();

    [GeneratedRegex("^([0-9]+)[xX]([0-9]+)$")]
    private static partial Regex Sides();
}
