using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>Titles that name who wrote the message, and not who was paid.</summary>
static partial class BankNameDetector
{
    public static bool IsOne(string title) => Known().IsMatch(EventTextCleaner.Fold(title));

    [GeneratedRegex(@"bank|\bbanc|banq|банк|τραπεζ|sparkasse|credit union|\bwallet|\bpay\b|pay$|\bcards?\b|\bcart(?:ao|oes)\b|銀行|银行|은행|カード|카드|ธนาคาร|بنك|مصرف|בנק|^[a-z]{2}-\w+$|^[\d+ ()-]+$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
