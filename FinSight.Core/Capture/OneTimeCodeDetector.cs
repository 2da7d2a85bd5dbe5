using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>
/// A number that is to be typed somewhere: whatever else such a message says, no money has moved yet.
/// </summary>
static partial class OneTimeCodeDetector
{
    public static bool In(EventMessage message)
    {
        foreach (Match match in Code().Matches(message.Folded))
        {
            var number = match.Groups["n"];
            if (!Kind().IsMatch(message.Folded[Math.Max(0, match.Index - 20)..match.Index])
                && !message.Amounts.Any(
                    amount => amount.Start < number.Index + number.Length && amount.End > number.Index))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\b(?:enter|codes?|passcode|otp|one-time pin|m?tan|codigo|codice|senha|kodet?|koden|kodi|koodi|kodas|cod|codul|κωδικο[ςυ]?|код\p{L}{0,2}|парол\p{L}{0,2})\b"
        + @"[^\d\n.!?]{0,20}(?<![\d*])(?<n>\d{4,8}|\d{3}[- ]\d{3})(?![\d*]|[.,/:-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    /// <summary>Codes of other things, which payments name.</summary>
    [GeneratedRegex(@"(?:auth|autoris\w*|author\w*|approval|approv\w*|merchant|branch|sort|qr|ref|reference|promo\w*|coupon|discount|voucher|bar|zip|post\w*|product|swift|ifsc|mcc|terminal|autoriza\w*|autorizz\w*|aprov\w*|aprob\w*|авториз\w*)\.? ?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}
