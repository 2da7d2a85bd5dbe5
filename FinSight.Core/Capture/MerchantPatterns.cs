using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>What is never part of a merchant's name, and where names stand by their form alone.</summary>
static partial class MerchantPatterns
{
    [GeneratedRegex(@"\n|[;(|\u3002\u3001\u0964]|, |(?<!(?-i: \p{Lu}))\.(?=\s|$)|(?<=(?-i: \p{Lu}))\.(?=\s|$)(?! (?-i:\p{Lu}\.))|(?-i:\.(?=\p{Lu}\p{Ll}))| - | [-\u2022\u00B7] ?|[*\u2022]{1,}\d| \d{1,2}[-/.]\d{1,2}[-/.]| \d{1,2}/\d{1,2}(?!\d)| \d{1,2}:\d\d| \d{4}-\d\d| \d{5,}| \d{1,2}[-/ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)| [Xx]{2,}\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Ends();

    [GeneratedRegex(@"^\W*$|^\W*[\d:./ -]+\W*$|[*\u2022]{1,} ?\d|[Xx]{2,}\d|\d{1,2}:\d\d|\d[/.-]\d\d?[/.-]\d|\d{6,}|^\W*(?=[A-Za-z]*\d)[A-Z0-9]{8,}\W*$|^\W*\d+ ?x$|^\W*(?i:(?:sub-?|grand )?total|gesamt(?:betrag|summe)?|summe|totaal|totale|razem|celkem|итого)\W*$|\(\d{4}\)|https?:|www\.|^\W*\[.*\]\W*$|^\d{1,2}[- ]?[A-Za-z]{3}[- ]?\d")]
    public static partial Regex NoName();

    [GeneratedRegex(
        @"\b(?:UPI|IMPS|NEFT)/(?:P2[MA]/)?\d+/([^/\n.;]{2,40})|[;,] ([^;,.\n]{2,40}?) credited\b"
            + @"|\((?:\u6D88\u8D39|\u6D88\u8CBB|\u652F\u4ED8|\u5FEB\u6377\u652F\u4ED8)([^)\n]{2,30})\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Narration();

    /// <summary>"Lucía F. R": the dot behind it is of the name.</summary>
    [GeneratedRegex(@" \p{Lu}\. \p{Lu}$", RegexOptions.CultureInvariant)]
    public static partial Regex Initials();

    [GeneratedRegex(
        @"^ (?:credit |debit |cr\.)?(?:card|karte|carte|tarjeta|cartao) (?:no\.? )?[x*\u2022\d]",
        RegexOptions.CultureInvariant)]
    public static partial Regex OfCard();

    [GeneratedRegex(@"^(?:[A-Z]{2}-.*|[+\d][\d ()-]{2,}|[A-Z0-9-]{3,14})$")]
    public static partial Regex Number();
}
