using System.Globalization;

namespace FinSight.Core.QuickEntry.Languages;

/// <summary>What words can stand for; the lines of a language's table start with these names.</summary>
enum WordMeaningKind
{
    Day, Weekday, Month, Last, Next, This, WeekBefore, DayPart,
    Ago, AgoFollows, Days, Months, Number, On, The, Of, Ordinal, Nth,
    Since, Between, Until, Before, After, To, Quarters,
    Times, Currency, NoCurrency, Minor, Unit, Label, Model, Income, BeforeAmount, AfterAmount, BeforeDate,
    Spent,
    Whole, Filler,
}

/// <param name="Value">
/// What stands beside the meaning: -1 for yesterday, EUR for euros, codes with slashes for cents.
/// </param>
/// <param name="AlsoAWord">Ordinary titles hold it too, as <c>sun</c> in sun cream.</param>
sealed record LexiconEntry(WordMeaningKind Meaning, string Value, bool AlsoAWord)
{
    public int Number { get; } = int.TryParse(
        Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : 0;

    public IReadOnlyList<string> Values => Value.Split('/');
}
