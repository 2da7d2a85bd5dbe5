using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>
/// A number that is to be typed somewhere: whatever else such a message says, no money has moved yet.
/// </summary>
static partial class OneTimeCodeDetector
{
    public static bool In(AnalyzedMessage message)
    {
        foreach (Match match in Code().Matches(message.Folded))
        {
            var number = match.Groups["n"];
            var word = match.Groups["w"];
            if (!Kind().IsMatch(message.Folded[Math.Max(0, word.Index - 20)..word.Index])
                && !message.Hits.Any(
                    hit => hit.Cue == CueKind.Nothing && hit.Start <= word.Index && hit.End > word.Index)
                && !message.Amounts.Any(
                    amount => amount.Start < number.Index + number.Length && amount.End > number.Index))
                return true;
        }
        return false;
    }

    const string Word = @"\b(?<w>codes?|passcode|otp|one-time pin|m?tan|codigo|codice|senha"
        + @"|kod(?:a|e|en|et|i|as|u|em|om|unuz|ul)?|koodi|cod|codul|haslo|heslo|lozinka|sifre\p{L}{0,5}|jelszo"
        + @"|parol\p{L}{0,3}|κωδικο[συ]?|код\p{L}{0,2}|парол\p{L}{0,2})\b";

    const string Number = @"(?<n>\d{4,8}|\d{3}[- ]\d{3})(?![\d*]|[.,/:-]\d)";

    /// <summary>The number after the word, or at the start of a sentence that goes on to it.</summary>
    [GeneratedRegex(@"(?:" + Word + @"|\b(?<w>enter)\b)[^\d\n.!?]{0,20}(?<![\d*])" + Number
        + @"|(?:^|\n|[.!:] |> )" + Number + @"[^\d\n.!?]{0,25}" + Word, RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    /// <summary>Codes of other things, which payments name.</summary>
    [GeneratedRegex(@"(?:auth|autoris\w*|author\w*|approval|approv\w*|merchant|branch|sort|qr|ref|reference|promo\w*|coupon|discount|voucher|bar|zip|post\w*|product|swift|ifsc|mcc|terminal"
        + @"|autoriza\w*|autorizz\w*|aprov\w*|aprob\w*|авториз\w*)\.? ?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}
