using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Days as people name them in a filter, in the words and digits of quick entry, where a month is all its days:
/// <c>yesterday</c>, <c>last month</c>, <c>November</c>, <c>seit Montag</c>, <c>ab 15.11.</c>, <c>1.10.-15.10.</c>
/// </summary>
/// <param name="firstDay">The day on which the ledger's months start.</param>
public sealed class DayPhraseReader(DateOnly today, CultureInfo culture, int firstDay)
{
    static readonly WordMeaningKind?[] Sides =
        [
            null, WordMeaningKind.Since, WordMeaningKind.Between, WordMeaningKind.Until, WordMeaningKind.Before,
            WordMeaningKind.After,
        ];

    /// <summary>As 1/1-2/2, and with both years.</summary>
    const int ShortestSpan = 7, LongestSpan = 30;

    static readonly string[] Dashes = ["..", "-", "–"];

    readonly DayRangeReader _days = new(today, culture, firstDay);

    /// <summary>The longest phrase there; null where the words are about something else.</summary>
    public DayPhrase? Read(IReadOnlyList<string> words, int first)
    {
        // 1.10.-15.10. is one word for three.
        var parts = words.Select(Parts).ToList();
        var starts = new List<int> { 0 };
        foreach (var part in parts) starts.Add(starts[^1] + part.Length);
        var sentence = new Sentence(string.Join(' ', parts.SelectMany(part => part)));
        if (sentence.Count != starts[^1]) return null;
        foreach (var side in Sides)
        {
            var at = starts[first];
            if (Read(sentence, ref at, side) is { } days && starts.IndexOf(at) is > 0 and var end)
                return days with { Words = end - first };
        }
        return null;
    }

    DayPhrase? Read(Sentence sentence, ref int at, WordMeaningKind? side)
    {
        if (sentence.Match(ref at, side ?? WordMeaningKind.On) is null && side is not null) return null;
        if (Found(sentence, ref at, side) is not { } found) return null;
        if (side is null or WordMeaningKind.Since or WordMeaningKind.Between
            && Span(sentence, ref at, found) is { } span)
            (side, found) = (null, span);
        // "Von gestern" is no beginning.
        if (side is WordMeaningKind.Between) return null;
        var (first, last) = (found.Days.First, found.Days.Last);
        if (first < Expense.EarliestDate || last > Expense.LatestDate) return null;
        return side switch
        {
            WordMeaningKind.Since => new(0, first, null, found.MovesOn),
            WordMeaningKind.Until => new(0, null, last, found.MovesOn),
            WordMeaningKind.Before => new(0, null, first.AddDays(-1), found.MovesOn),
            WordMeaningKind.After => new(0, last.AddDays(1), null, found.MovesOn),
            _ => new(0, first, last, found.MovesOn),
        };
    }

    FoundDays? Found(Sentence sentence, ref int at, WordMeaningKind? side)
    {
        if (_days.Read(sentence, ref at, side is not null) is { } found) return found;
        // A year or month in digits that nothing leads in counts as the beginning of a span.
        var end = at;
        if (side is not null || DayRangeReader.Calendar(sentence, ref end) is not { } from
            || Span(sentence, ref end, from) is not { } span) return null;
        at = end;
        return span;
    }

    /// <summary>From the one to the other; where one has no year, to the next there is.</summary>
    FoundDays? Span(Sentence sentence, ref int at, FoundDays from)
    {
        var end = at;
        var goesOn = sentence.Match(ref end, WordMeaningKind.Until) is not null
            || sentence.Match(ref end, WordMeaningKind.To) is not null
            || end < sentence.Count && sentence.Words[end++].IsSeparator;
        if (!goesOn || _days.Read(sentence, ref end, isOpen: true) is not { } to) return null;
        var (first, last) = (from.Days.First, to.Days.Last);
        if (from.LacksYear && !to.LacksYear)
        {
            first = first.AddYears(last.Year - first.Year);
            if (first > last) first = first.AddYears(-1);
        }
        else if (to.LacksYear)
        {
            if (!from.LacksYear) last = last.AddYears(from.Days.Last.Year - last.Year);
            if (last < first && last < Expense.LatestDate.AddYears(-1)) last = last.AddYears(1);
        }
        if (last < first) return null;
        at = end;
        return new(new(first, last), from.MovesOn || to.MovesOn);
    }

    string[] Parts(string word)
    {
        if (word.Length is < ShortestSpan or > LongestSpan || !char.IsDigit(word[0])) return [word];
        foreach (var dash in Dashes)
            for (var at = word.IndexOf(dash, StringComparison.Ordinal); at > 0;
                at = word.IndexOf(dash, at + 1, StringComparison.Ordinal))
                if (_days.IsDate(word[..at]) && _days.IsDate(word[(at + dash.Length)..]))
                    return [word[..at], "-", word[(at + dash.Length)..]];
        return [word];
    }
}
