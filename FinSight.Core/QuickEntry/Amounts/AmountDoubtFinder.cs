using System.Text.RegularExpressions;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>What speaks against a number being the amount.</summary>
static partial class AmountDoubtFinder
{
    public static AmountDoubtKind Of(Sentence sentence, AmountWordRun run)
    {
        if (run.Mark is { IsWord: true }) return AmountDoubtKind.StandsBack;
        if (run.Mark is not null) return AmountDoubtKind.None;
        return Counts(sentence, run) || IsReference(run.Text) || PhoneNumberDetector.Holds(sentence, run.First)
            ? AmountDoubtKind.NeedsAsking
            : StandsBack(sentence, run) ? AmountDoubtKind.StandsBack
            : AmountDoubtKind.None;
    }

    /// <summary>
    /// It counts something (<c>2 kg</c>), is a size or a number of something, or a day: <c>1 nov</c>.
    /// </summary>
    static bool Counts(Sentence sentence, AmountWordRun run)
    {
        if (IsSum(run)) return false;
        if (run.Divisor == 0 && Has(sentence, run.End, WordMeaningKind.Unit, alsoAWord: false)) return true;
        if (run.Count > 1) return false;
        return Has(sentence, run.First - 1, WordMeaningKind.Label, alsoAWord: false)
            || Day().IsMatch(run.Text) && Has(sentence, run.End, WordMeaningKind.Month, alsoAWord: false);
    }

    static bool StandsBack(Sentence sentence, AmountWordRun run) => run.Divisor > 0
        || !IsSum(run) && Has(sentence, run.End, WordMeaningKind.Unit)
        || run.Count == 1
            && (Has(sentence, run.First - 1, WordMeaningKind.Label)
                || Has(sentence, run.First - 1, WordMeaningKind.Model))
        || Year().IsMatch(run.Text) || sentence.Words[run.End - 1].Core.EndsWith('.');

    static bool IsSum(AmountWordRun run) => run.Times > 0 || run.Text.AsSpan(1).IndexOfAny("+-*xX") >= 0;

    static bool Has(Sentence sentence, int at, WordMeaningKind meaning, bool? alsoAWord = null) =>
        sentence.IsFree(at) && sentence.Is(at, meaning, alsoAWord);

    /// <summary>A number of an order, a telephone, a range, the sides of a thing, or two for one.</summary>
    static bool IsReference(string text) => Reference().IsMatch(text) || IsSize(text);

    /// <summary>Sides are alike or large; multiples have a small count, a price with decimals, or spaces.</summary>
    static bool IsSize(string text)
    {
        if (Sides().Match(text) is not { Success: true } sides) return false;
        var (one, other) = (sides.Groups[1].Value, sides.Groups[3].Value);
        return one == other && sides.Groups[2].Length == 1
            || SizeAndRangeDetector.IsLarge(one) && SizeAndRangeDetector.IsLarge(other);
    }

    [GeneratedRegex(@"^[0-9]+ ?-( ?[0-9]+-?)+$|^0[0-9]|^[1-4]\+1$")]
    private static partial Regex Reference();

    [GeneratedRegex("^([0-9]+)( ?[xX*] ?)([0-9]+)$")]
    private static partial Regex Sides();

    [GeneratedRegex("^(0?[1-9]|[12][0-9]|3[01])$")]
    private static partial Regex Day();

    [GeneratedRegex("^(19|20)[0-9]{2}$")]
    private static partial Regex Year();
}
