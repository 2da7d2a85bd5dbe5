using System.Text.RegularExpressions;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>
/// Thousands after a space, <c>12 500</c>: not after a word that has a number of its own, as in <c>iphone 15 999</c>.
/// Where the culture has no such spaces, <c>flat 1 200</c> and <c>182 165</c> may be two numbers.
/// </summary>
sealed partial class ThousandsGroupReader(Sentence sentence, QuickEntryContext context)
{
    const int LongestHead = 3;

    readonly bool _isUsual = string.IsNullOrWhiteSpace(MoneyNumberFormat.Of(context.Culture).NumberGroupSeparator);

    public bool Take(AmountWordRun run, AmountNumberWord number)
    {
        if (!Head().IsMatch(run.Text) || !Tail().IsMatch(number.Text)) return false;
        if (sentence.Words[run.End - 1].EndsClause) return false;
        if (sentence.Is(run.End + 1, WordMeaningKind.Unit) && sentence.IsFree(run.End + 1)) return false;
        if (IsNamed(run.First) || run.Count == 1 && IsNumber(run.First - 1) && !IsNamed(run.First - 1)) return false;
        var isLong = run.Count == 1 && run.Last.Length >= LongestHead;
        if (isLong && !_isUsual && run.Mark is { IsOwn: false }) return false;
        if (!_isUsual && (isLong || sentence.Is(run.First - 1, WordMeaningKind.Label))) run.Group = number.Text;
        run.Add(number);
        return true;
    }

    bool IsNamed(int at) =>
        sentence.Is(at - 1, WordMeaningKind.Model) || sentence.Is(at - 1, WordMeaningKind.Label, alsoAWord: false);

    bool IsNumber(int at) =>
        sentence.IsFree(at) && AmountLikeWordDetector.Number(sentence.Words[at], context.Currency) is not null;

    [GeneratedRegex(@"^[^0-9+]*[1-9][0-9]{0,2}( [0-9]{3})*$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^[0-9]{3}([.,\u066B][0-9]{1,3})?[^0-9]*$")]
    private static partial Regex Tail();
}
