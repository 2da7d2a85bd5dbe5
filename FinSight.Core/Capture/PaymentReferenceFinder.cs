using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>What a payment is known by in every message about it.</summary>
static partial class PaymentReferenceFinder
{
    const int Longest = 64;
    const string AnySender = "ref:", Upi = "upi:";

    public static string? In(string clean)
    {
        if (MPesa().Match(clean) is { Success: true } mpesa && mpesa.Groups[1].Value.Any(char.IsAsciiDigit))
            return $"mpesa:{mpesa.Groups[1].Value}";
        if (Numbered().Match(clean) is { Success: true } number)
            return $"{(Network().IsMatch(clean) ? Upi : AnySender)}{number.Groups[1].Value}";
        return Named().Match(clean) is { Success: true } named && named.Groups[1].Value.Count(char.IsAsciiDigit) >= 4
            ? $"{AnySender}{named.Groups[1].Value.ToUpperInvariant()}"
            : null;
    }

    /// <summary>One that the sender names in a field.</summary>
    public static string? OfField(string? named)
    {
        var clean = named is null ? "" : EventTextCleaner.Clean(named).Replace(" ", "", StringComparison.Ordinal);
        return clean.Length is >= 4 and <= Longest ? $"{AnySender}{clean}" : null;
    }

    /// <summary>What messages may call the same: not each says that a number is the network's.</summary>
    public static IReadOnlyList<string> NamesOf(string reference) =>
        reference.StartsWith(Upi, StringComparison.Ordinal) || MayComeAgain(reference)
            ? [$"{Upi}{ValueOf(reference)}", $"{AnySender}{ValueOf(reference)}"]
            : [reference];

    /// <summary>It may be a mandate's or a customer's number, which stands on the next payment too.</summary>
    public static bool MayComeAgain(string reference) => reference.StartsWith(AnySender, StringComparison.Ordinal);

    static string ValueOf(string reference) => reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex(@"^([A-Z0-9]{10}) (?:Confirmed|Imethibitishwa)\b")]
    private static partial Regex MPesa();

    [GeneratedRegex(@"\b(?:UPI|RRN|IMPS)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Network();

    [GeneratedRegex(@"\b(?:UPI|RRN|IMPS|Ref(?:erence)?(?: ?no| number| id| ?#)?)[^\w\n]{0,3}(?:(?:ref|txn|transaction)?(?: ?no| number| id|erence)?[^\w\n]{0,3})?(?:/P2[MA]/)?(\d{12})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?:txn ?id|trx ?id|transaction (?:id|no|number|ref(?:erence)?)|trans(?:\.|action)? ?id|txnid|trxid|reference(?: no| number)?|ref(?:\.|erence)? ?(?:no|id|#)|financial transaction id|auth(?:orisation)? code)[.:# -]{0,3}([A-Z0-9]{8,32})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
