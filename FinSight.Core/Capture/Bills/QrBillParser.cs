using System.Net;

namespace FinSight.Core.Capture.Bills;

/// <summary>Reads what the QR codes of bills say: Swiss QR-bills, GiroCodes (EPC069-12) and UPI links.</summary>
public static class QrBillParser
{
    const int Longest = 2000, MostText = 140;

    /// <summary>Null for a code of anything else.</summary>
    public static QrBillDetails? Read(string? code)
    {
        if (code is not { Length: > 0 and <= Longest }) return null;
        var lines = code.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.Trim()).ToArray();
        return lines[0] switch
        {
            "SPC" => Swiss(lines),
            "BCD" => Epc(lines),
            var link when link.StartsWith("upi:", StringComparison.OrdinalIgnoreCase) => Upi(link),
            _ => null,
        };
    }

    /// <summary>
    /// Lines by their place: creditor 5 to 10, amount 18, currency 19, reference 27 and 28, message 29.
    /// </summary>
    static QrBillDetails? Swiss(string[] lines)
    {
        if (lines.Length < 30 || lines[1].Length != 4 || !IsIban(lines[3]) || lines[19] is not ("CHF" or "EUR"))
            return null;
        var currency = Currency.Of(lines[19]);
        var reference = lines[27] is "QRR" or "SCOR" ? lines[28] : "";
        return New(QrBillKind.Swiss, lines[5], lines[18], currency, reference, lines[29]);
    }

    static QrBillDetails? Epc(string[] lines)
    {
        if (lines.Length < 7 || lines[1] is not ("001" or "002") || lines[3] != "SCT" || !IsIban(lines[6])) return null;
        var amount = At(lines, 7);
        if (amount.Length > 0 && !amount.StartsWith("EUR", StringComparison.Ordinal)) return null;
        var (reference, text) = (At(lines, 9), At(lines, 10));
        // Only one of them may be there.
        if (reference.Length > 0 && text.Length > 0) return null;
        return New(QrBillKind.Epc, lines[5], amount.Length == 0 ? "" : amount[3..], Currency.Of("EUR"), reference,
            text);
    }

    static QrBillDetails? Upi(string link)
    {
        var query = link.IndexOf('?');
        if (query < 0 || !link[..query].Equals("upi://pay", StringComparison.OrdinalIgnoreCase)) return null;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in link[(query + 1)..].Split('&').Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2))
            values.TryAdd(pair[0], WebUtility.UrlDecode(pair[1]) ?? "");
        if (!values.TryGetValue("pa", out var payee) || payee.Length == 0) return null;
        if (!Currency.TryFind(values.GetValueOrDefault("cu", "INR"), out var currency)) return null;
        var name = values.GetValueOrDefault("pn", "");
        return New(QrBillKind.Upi, name.Length == 0 ? payee : name, values.GetValueOrDefault("am", ""), currency,
            values.GetValueOrDefault("tr", ""), values.GetValueOrDefault("tn", ""));
    }

    static QrBillDetails? New(
        QrBillKind kind, string creditor, string amount, Currency currency, string reference, string note)
    {
        var name = Clean(creditor);
        if (name.Length == 0) return null;
        long? minor = null;
        if (amount.Length > 0 && (minor = Minor(amount, currency)) is null) return null;
        return new(
            kind, name, minor is 0 ? null : minor, currency, Clean(reference) is { Length: > 0 } there ? there : null,
            Clean(note) is { Length: > 0 } text ? text : null);
    }

    /// <summary>A point is the decimal mark, and nothing groups.</summary>
    static long? Minor(string amount, Currency currency) =>
        amount.All(c => char.IsAsciiDigit(c) || c == '.')
            && (!amount.Contains('.') || amount.Length - amount.IndexOf('.') <= 3)
            ? MessageNumberParser.Minor(amount, currency) : null;

    static string Clean(string text)
    {
        var clean = EventTextCleaner.Clean(text).Replace('\n', ' ');
        return clean.Length > MostText ? clean[..MostText] : clean;
    }

    static string At(string[] lines, int at) => at < lines.Length ? lines[at] : "";

    /// <summary>The two digits after the country make the rest divisible.</summary>
    static bool IsIban(string text)
    {
        var iban = text.Replace(" ", "", StringComparison.Ordinal);
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit)) return false;
        var rest = 0;
        foreach (var c in string.Concat(iban.AsSpan(4), iban.AsSpan(0, 4)))
            rest = char.IsAsciiDigit(c)
                ? (rest * 10 + (c - '0')) % 97
                : (rest * 100 + (char.ToUpperInvariant(c) - 'A' + 10)) % 97;
        return rest == 1;
    }
}
