using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>The hundredth part of a currency: <c>50 cent</c>, <c>50p</c>, <c>1 euro 50</c>.</summary>
sealed partial class CentsReader(Sentence sentence, Currency currency)
{
    const int Exponent = 2;

    /// <summary>What a number before it counts.</summary>
    static readonly WordMeaningKind[] Counted = [WordMeaningKind.Unit, WordMeaningKind.Month, WordMeaningKind.Times];

    /// <summary>Cents without a whole amount before them.</summary>
    public bool TakeAlone(AmountWordRun run)
    {
        if (currency.Exponent == 0 || run.Count > 0 || Read(run.End) is not (var digits, var words, var isOwn))
            return false;
        run.Add(isOwn ? Minor(digits) : digits, words);
        run.HasStrangeCents = !isOwn;
        return true;
    }

    /// <summary>Cents after a whole amount with its currency.</summary>
    public void Take(AmountWordRun run)
    {
        if (run.Mark is not { IsOwn: true } || !IsWhole(run)) return;
        if (Read(run.End) is (var digits, var words, true) && digits.Length <= Exponent)
            run.Add($"+ {Minor(digits)}", words);
        else if (Follow(run.End) && !IsBefore(run)) run.Add($"+ {Minor(sentence.Words[run.End].Core)}");
    }

    /// <summary>Two digits may be the cents of the amount before them.</summary>
    public bool MayFollow(AmountWordRun run, int at) => IsWhole(run) && Follow(at);

    bool IsWhole(AmountWordRun run) => currency.Exponent == Exponent && Whole().IsMatch(run.Text);

    /// <summary>Two digits that count nothing else.</summary>
    public bool Follow(int at) => sentence.IsOpen(at) && TwoDigits().IsMatch(sentence.Words[at].Core)
        && !(sentence.IsFree(at + 1) && Counted.Any(meaning => sentence.Is(at + 1, meaning)));

    /// <summary>The currency stands before the number: £1 50 is no pound fifty.</summary>
    bool IsBefore(AmountWordRun run) => char.IsDigit(sentence.Words[run.End - 1].Core[^1]);

    (string Digits, int Words, bool IsOwn)? Read(int at)
    {
        if (!sentence.IsOpen(at) || !sentence.Words[at].HasDigit) return null;
        if (Cents().Match(sentence.Words[at].Numeral) is not { Success: true } match) return null;
        var (digits, unit) = (match.Groups[1].Value, match.Groups[2].Value);
        if (unit.Length > 0)
            return Own(Lexicon.Of(WordSplitter.Key(unit)), digits) is { } attached ? (digits, 1, attached) : null;
        if (!sentence.IsOpen(at + 1)) return null;
        return Own(Lexicon.Of(sentence.Words[at + 1].Key), digits) is { } own ? (digits, 2, own) : null;
    }

    /// <summary>
    /// Whether it is the ledger's; null where it is no such unit. A letter is one only there, and no 1080p.
    /// </summary>
    bool? Own(IReadOnlyList<LexiconEntry> senses, string digits)
    {
        var isFew = digits.Length <= Exponent;
        var minor = senses.Where(sense => sense.Meaning == WordMeaningKind.Minor && (isFew || !sense.AlsoAWord))
            .ToList();
        if (minor.Exists(sense => sense.Values.Contains(currency.Code))) return true;
        return minor.Exists(sense => !sense.AlsoAWord) ? false : null;
    }

    string Minor(string digits)
    {
        var minor = long.Parse(digits, CultureInfo.InvariantCulture);
        var (whole, fraction) = Math.DivRem(minor, currency.MinorPerUnit);
        var decimals = fraction.ToString(CultureInfo.InvariantCulture).PadLeft(currency.Exponent, '0');
        return $"{whole}{AmountCharacterNormalizer.ArabicDecimal}{decimals}";
    }

    [GeneratedRegex(@"^([0-9]{1,6})(\p{L}*|¢)\.?$")]
    private static partial Regex Cents();

    [GeneratedRegex(@"^[^0-9+*x-]*[0-9]+[^0-9+*x.,-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex TwoDigits();
}
