using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>What a receipt names as its total.</summary>
static partial class ReceiptTotalFinder
{
    const int Reach = 40;

    /// <summary>The largest, where it is named so and is the sum of the others; null where none is.</summary>
    public static AmountCandidate? Of(AnalyzedMessage message, List<AmountCandidate> amounts, long? fee)
    {
        if (amounts.Count < 2 || amounts.Exists(
            amount => amount.Minor is null || amount.Currency != amounts[0].Currency))
            return null;
        var most = amounts.MaxBy(amount => amount.Minor)!;
        var others = amounts.Sum(amount => amount.Minor) - most.Minor;
        return (most.Minor == others || most.Minor == others + fee) && IsNamed(message, most) ? most : null;
    }

    static bool IsNamed(AnalyzedMessage message, AmountCandidate total)
    {
        var end = 0;
        foreach (var amount in message.Amounts)
        {
            var start = Math.Max(end, amount.Start - Reach);
            if (amount.Minor == total.Minor && Word().IsMatch(message.Folded.AsSpan(start, amount.Start - start)))
                return true;
            end = amount.End;
        }
        return false;
    }

    [GeneratedRegex(@"(?<!sub|sub-|sub )\b(?:gesamt\w*|total\w*|totaal\w*|summe|zu zahlen|som|suma|razem|celkem|celkom|spolu|ukupno|skupaj"
        + @"|osszesen|vegosszeg|yhteensa|i alt|samlet|sammanlagt|kokku|kopa|viso|toplam|synolo|συνολο|итого|всего|усього|разом|общо"
        + @"|jumlah|tong|kabuuan|jumla)\b|合計|合计|总计|總計|总额|總額|합계|총액|รวม|الإجمالي|المجموع|סה""כ|कुल|মোট",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
