using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>How likely some words are the amount, in the order that <see cref="AmountReader"/> tells.</summary>
sealed partial class AmountScore(Sentence sentence, AmountRun run)
{
    const int Marked = 1000, WithDecimals = 500, Calculated = 400, AtEnd = 40, AtStart = 20, Doubtful = -600;

    public int Value =>
        (run.IsMarked || run.Text.Any(IsMark) ? Marked : Decimals().IsMatch(run.Text) ? WithDecimals : IsCalculated ? Calculated : 0)
        + (IsLast ? AtEnd : IsFirst ? AtStart : 0)
        + (IsDoubtful ? Doubtful : 0);

    bool IsCalculated => !AmountShape.IsRange(run.Text) && run.Text.Any(c => c is '+' or '-' or '*' or 'x' or 'X');

    bool IsLast => !Enumerable.Range(run.End, sentence.Count - run.End).Any(sentence.IsFree);

    bool IsFirst => !Enumerable.Range(0, run.First).Any(sentence.IsFree);

    bool IsDoubtful => !run.IsMarked && (sentence.Is(run.End, Meaning.Unit) && sentence.IsFree(run.End)
        || sentence.Is(run.First - 1, Meaning.Label) && run.Count == 1
        || AmountShape.IsRange(run.Text) || Year().IsMatch(run.Text) || sentence.Words[run.End - 1].Core.EndsWith('.'));

    static bool IsMark(char c) =>
        char.IsLetter(c) && c is not ('x' or 'X') || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    [GeneratedRegex(@"[0-9][.,\u066B][0-9]{1,2}(?![0-9])|^[.,][0-9]")]
    private static partial Regex Decimals();

    [GeneratedRegex("^(19|20)[0-9]{2}$")]
    private static partial Regex Year();
}
