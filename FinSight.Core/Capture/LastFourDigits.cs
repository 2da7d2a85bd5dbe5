using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>The last four digits of a card or account.</summary>
static partial class LastFourDigits
{
    public static string? Of(string clean) =>
        Masked().Match(clean) is { Success: true } masked ? masked.Groups[1].Value
        : Named().Match(clean) is { Success: true } named ? named.Groups[1].Value
        : Leading().Match(clean) is { Success: true } leading ? leading.Groups[1].Value : null;

    /// <summary>Whether it names a card by five digits, of which no four are known elsewhere.</summary>
    public static bool IsLong(string folded) => Long().IsMatch(folded);

    /// <summary>Whether a line below the first names a card.</summary>
    public static bool IsCardBelow(string folded) => Below().IsMatch(folded);

    [GeneratedRegex(@"\n[^\n\d]*\b(?:card|karte|carte|carta|tarjeta|visa|mastercard|maestro|girocard|amex)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Below();

    public static bool IsCard(string folded) => Brand().IsMatch(folded);

    [GeneratedRegex(@"\b(?:visa|mastercard|maestro|girocard|amex|american express)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Brand();

    [GeneratedRegex(@"\b(?:card|acct|account) (?:ending|ends)(?: in| with)? \d{5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Long();

    [GeneratedRegex(
        @"(?<![\d.,])(\d{4}) ?(?:ile biten|\uCE74\uB4DC|numaral\u0131 kart)", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"(?:[Xx]{2,}|\b[Xx](?=\d{4})|[*\u2022\u00B7\u2217\u25CF]+|\.{2,})[ -]?(\d{4})(?!\d)")]
    private static partial Regex Masked();

    [GeneratedRegex(
        @"(?:ending(?: in| with)?|ends with|endet auf|endend auf|endziffern?|finissant par|terminant par|se terminant par|terminada en|terminaci[oó]n|termina(?:da|do)? em|che termina con|con finale|eindigend op|"
        + @"final|finale|pas(?:nr)?|ecmc|kartica|kartu|karty|kaart|k[aá]rtya|tarjeta|(?:\u5C3E\u53F7|\u5C3E\u865F|\u672B\u56DB\u7801|\u672B\u56DB\u78BC)|\u05D4\u05DE\u05E1\u05EA\u05D9\u05D9\u05DD \u05D1|\u0627\u0644\u0645\u0646\u062A\u0647\u064A\u0629 \u0628\u0640?|ko[nń]cz[aą]c[aą] si[eę]|kon[cč][ií]c[ií]|card(?: no\.?| number)?|karte(?: nr\.?)?|kart[aęyiou]+|carte|tarjeta|carta|cart[aã]o|kort|kortti|visa|mastercard|maestro|mir|ecmc|карта|картой|карты|счет|카드\(?|\u0628\u0637\u0627\u0642\u0629|a/c|acct|account)"
        + @"[ :#-]*(?:n[or°]\.? ?)?(\d{4})(?![\d.,:/-]\d)(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
