using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>The last four digits of a card or account.</summary>
static partial class LastFours
{
    public static string? Of(string clean) =>
        Masked().Match(clean) is { Success: true } masked ? masked.Groups[1].Value
        : Named().Match(clean) is { Success: true } named ? named.Groups[1].Value : null;

    [GeneratedRegex(@"(?:[Xx]{2,}|[*\u2022\u00B7\u2217\u25CF]+|\.{2,})[ -]?(\d{4})(?!\d)")]
    private static partial Regex Masked();

    [GeneratedRegex(
        @"(?:ending(?: in| with)?|ends with|endet auf|endend auf|endziffern?|finissant par|terminant par|se terminant par|terminada en|termina(?:da|do)? em|che termina con|con finale|eindigend op|"
        + @"ko[nń]cz[aą]c[aą] si[eę]|kon[cč][ií]c[ií]|card(?: no\.?| number)?|karte(?: nr\.?)?|kart[aęyiou]+|carte|tarjeta|carta|cart[aã]o|kort|kortti|visa|mastercard|maestro|mir|ecmc|карта|картой|карты|счет|카드\(?|a/c|acct|account)"
        + @"[ :#-]*(?:n[or°]\.? ?)?(\d{4})(?![\d.,:/-]\d)(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
