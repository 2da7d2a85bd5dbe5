using System.Globalization;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>A day of the month as a word: <c>3</c>, or marked as an ordinal, <c>3.</c> and <c>3rd</c>.</summary>
readonly record struct DayOfMonthMatch(int Day, bool Marked, bool Dotted)
{
    /// <summary>A mistyped day, that is, and no other number.</summary>
    const int Largest = 39;

    /// <summary>It is in the longest month.</summary>
    public bool IsInAMonth => Day <= 31;

    public static DayOfMonthMatch? Read(Sentence sentence, int at)
    {
        if (!sentence.IsOpen(at) || !sentence.Words[at].HasDigit) return null;
        var core = sentence.Words[at].Numeral;
        var digits = core.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2) return null;
        var ending = core[digits..];
        var dotted = ending == ".";
        if (ending.Length > 0 && !dotted && !Lexicon.OrdinalEndings.Contains(Names.Key(ending.TrimEnd('.'))))
            return null;
        var day = int.Parse(core.AsSpan(0, digits), CultureInfo.InvariantCulture);
        return day is >= 1 and <= Largest ? new(day, ending.Length > 0, dotted) : null;
    }

    /// <summary>"First" and its like, which only "on the first" makes a day.</summary>
    public static DayOfMonthMatch? Spoken(Sentence sentence, int at) =>
        sentence.Match(ref at, WordMeaningKind.Nth) is { } nth ? new(nth.Number, Marked: true, Dotted: false) : null;

    /// <summary>A year of four digits here, or 0.</summary>
    public static int Year(Sentence sentence, int at) =>
        sentence.IsOpen(at) && sentence.Words[at].Numeral is [('1' or '2'), _, _, _] year && year.All(char.IsAsciiDigit)
            ? int.Parse(year, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Two digits here that can be a year, or 0.</summary>
    public static int ShortYear(Sentence sentence, int at) =>
        sentence.IsOpen(at) && sentence.Words[at].Numeral is [_, _] year && year.All(char.IsAsciiDigit)
            ? int.Parse(year, CultureInfo.InvariantCulture)
            : 0;
}
