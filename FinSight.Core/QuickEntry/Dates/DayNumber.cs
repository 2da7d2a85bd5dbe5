using System.Globalization;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>A day of the month as a word: <c>3</c>, or marked as an ordinal, <c>3.</c> and <c>3rd</c>.</summary>
readonly record struct DayNumber(int Day, bool Marked, bool Dotted)
{
    public static DayNumber? Read(Sentence sentence, int at)
    {
        if (!sentence.IsOpen(at) || !sentence.Words[at].HasDigit) return null;
        var core = sentence.Words[at].Core;
        var digits = core.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2) return null;
        var ending = core[digits..];
        var dotted = ending == ".";
        if (ending.Length > 0 && !dotted && !Lexicon.OrdinalEndings.Contains(Names.Key(ending.TrimEnd('.')))) return null;
        var day = int.Parse(core.AsSpan(0, digits), CultureInfo.InvariantCulture);
        return day is >= 1 and <= 31 ? new(day, ending.Length > 0, dotted) : null;
    }

    /// <summary>"First" and its like, which only "on the first" makes a day.</summary>
    public static DayNumber? Spoken(Sentence sentence, int at) =>
        sentence.Match(ref at, Meaning.Nth) is { } nth ? new(nth.Number, Marked: true, Dotted: false) : null;

    /// <summary>A year of four digits here, or 0.</summary>
    public static int Year(Sentence sentence, int at) =>
        sentence.IsOpen(at) && sentence.Words[at].Core is [('1' or '2'), _, _, _] core && core.All(char.IsAsciiDigit)
            ? int.Parse(core, CultureInfo.InvariantCulture)
            : 0;
}
