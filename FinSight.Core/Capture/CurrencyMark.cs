namespace FinSight.Core.Capture;

/// <summary>What stands beside a number and makes it an amount.</summary>
/// <param name="Currencies">Those that it may mean, the likeliest first.</param>
/// <param name="IsCode">Three letters of ISO 4217, which in other letters may be a word.</param>
sealed record CurrencyMark(string Text, IReadOnlyList<Currency> Currencies, bool IsCode)
{
    /// <summary>Codes that are words, or ends of words, in some language.</summary>
    static readonly HashSet<string> Words =
        ["ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "MAD", "SOS", "BAM", "GEL", "RON", "BOB", "COP", "LAK", "CAD"];

    /// <summary>One letter, which is a currency only at home and in front.</summary>
    public bool IsLetter => Text.Length == 1 && char.IsAsciiLetter(Text[0]);

    /// <summary>Two letters that are no word elsewhere; the others count at home alone.</summary>
    static readonly HashSet<string> Pairs = ["Rs", "kr", "RM", "Ft", "Rp", "Tk", "TL", "Kc"];

    bool IsPair => Text.TrimEnd('.') is { Length: 2 } pair && pair.All(char.IsAsciiLetter);

    /// <summary>The ledger's currency where it may be that.</summary>
    public Currency For(Currency ledger) => Currencies.Contains(ledger) ? ledger : Currencies[0];

    /// <summary>Whether it means money as it is written there.</summary>
    public bool Fits(ReadOnlySpan<char> written, ReadOnlySpan<char> number, Currency ledger)
    {
        var isHome = Currencies.Contains(ledger);
        if (IsLetter) return isHome && written[0] == Text[0];
        if (isHome) return true;
        if (IsPair) return Pairs.Contains(Text.TrimEnd('.')) && written.SequenceEqual(Text);
        if (!IsCode) return true;
        return written.SequenceEqual(Text) && (!Words.Contains(Text) || number.IndexOfAny('.', ',') > 0);
    }
}
