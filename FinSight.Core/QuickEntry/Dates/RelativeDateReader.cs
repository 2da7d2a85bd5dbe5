using System.Globalization;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary><c>yesterday</c>, <c>3 days ago</c>, <c>vor einer Woche</c>, <c>last month</c>.</summary>
sealed class RelativeDateReader(DayCalculator days)
{
    const int LongestCount = 4;

    public DateMatch? At(Sentence sentence, int first)
    {
        var at = first;
        var date = Day(sentence, ref at) ?? Ago(sentence, ref at) ?? Step(sentence, ref at);
        return date is null ? null : new(first, at - first, date.Value, DateCertainty.Certain, DateRank.Relative);
    }

    DateOnly? Day(Sentence sentence, ref int at) =>
        sentence.Match(ref at, WordMeaningKind.Day) is { } day ? days.Add(day.Number) : null;

    DateOnly? Ago(Sentence sentence, ref int at)
    {
        var end = at;
        var before = sentence.Match(ref end, WordMeaningKind.AgoFollows) is not null;
        if (Count(sentence, ref end) is not { } count || Unit(sentence, ref end) is not { } unit) return null;
        if (!before && sentence.Match(ref end, WordMeaningKind.Ago) is null) return null;
        at = end;
        return Back(unit, count);
    }

    DateOnly? Step(Sentence sentence, ref int at)
    {
        var end = at;
        var count = sentence.Match(ref end, WordMeaningKind.Last) is not null ? 1
            : sentence.Match(ref end, WordMeaningKind.Next) is not null ? -1
            : 0;
        if (count == 0 || Unit(sentence, ref end) is not { } unit) return null;
        at = end;
        return Back(unit, count);
    }

    DateOnly Back(LexiconEntry unit, int count) =>
        unit.Meaning == WordMeaningKind.Days ? days.Add(-unit.Number * count) : days.AddMonths(-unit.Number * count);

    static LexiconEntry? Unit(Sentence sentence, ref int at) =>
        sentence.Match(ref at, WordMeaningKind.Days) ?? sentence.Match(ref at, WordMeaningKind.Months);

    static int? Count(Sentence sentence, ref int at)
    {
        if (sentence.Match(ref at, WordMeaningKind.Number) is { } number) return number.Number;
        if (!sentence.IsOpen(at) || sentence.Words[at].Numeral is not { Length: > 0 and <= LongestCount } count)
            return null;
        if (!count.All(char.IsAsciiDigit)) return null;
        at++;
        return int.Parse(count, CultureInfo.InvariantCulture);
    }
}
