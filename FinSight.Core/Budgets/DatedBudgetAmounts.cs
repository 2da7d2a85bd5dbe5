using System.Globalization;

namespace FinSight.Core.Budgets;

/// <summary>What a budget gives out per period, from which day on; in minor units, oldest first.</summary>
public sealed class DatedBudgetAmounts
{
    /// <summary>More changes than that are forgotten, the oldest first.</summary>
    internal const int Most = 120;

    const char Is = '=';
    const char Point = '.';

    DatedBudgetAmounts(IEnumerable<(DateOnly From, long Minor)> lines)
    {
        List<(DateOnly From, long Minor)> changes = [];
        foreach (var line in lines)
            if (changes.Count == 0 || changes[^1].Minor != line.Minor) changes.Add(line);
        Lines = [.. changes.TakeLast(Most)];
    }

    public IReadOnlyList<(DateOnly From, long Minor)> Lines { get; }

    public long Last => Lines[^1].Minor;

    public static DatedBudgetAmounts Of(DateOnly from, long minor) => new([(from, minor)]);

    /// <summary>What holds on a day; before the first one, that.</summary>
    public long On(DateOnly day)
    {
        for (var i = Lines.Count - 1; i > 0; i--)
            if (Lines[i].From <= day) return Lines[i].Minor;
        return Lines[0].Minor;
    }

    /// <summary>Another amount from a day on; what held before stays.</summary>
    public DatedBudgetAmounts Change(DateOnly from, long minor) =>
        new([.. Lines.Where(line => line.From < from), (from, minor)]);

    /// <summary>Both together, each from its first day to its last one.</summary>
    internal static DatedBudgetAmounts Sum(BudgetDefinition one, BudgetDefinition other)
    {
        var days = new[] { one, other }
            .SelectMany(definition => (DateOnly?[])
            [
                definition.StartsOn,
                .. definition.Amounts.Lines.Skip(1).Select(line => line.From),
                definition.EndsOn?.AddDays(1),
            ])
            .OfType<DateOnly>().Distinct().Order()
            .Where(day => one.EndsOn is null || other.EndsOn is null || day <= one.EndsOn || day <= other.EndsOn);
        return new(days.Select(day => (day, Math.Min(one.AmountOn(day) + other.AmountOn(day), Money.MaxMinor))));
    }

    /// <summary>
    /// A line each, such as <c>2026-11-01=500.00</c>: with a point, so that an amount stays what it is where the ledger
    /// moves to a currency with other decimals.
    /// </summary>
    public string Write(Currency currency) => string.Join('\n', Lines.Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.From:yyyy-MM-dd}{Is}{Decimal(line.Minor, currency)}")));

    public static DatedBudgetAmounts Read(string text, Currency currency) => new(Parts(text).Select(line =>
        (line.From, RoundedDivision.Divide((Int128)line.Digits * currency.MinorPerUnit, Power(line.Decimals)))));

    /// <summary>Whether each amount is a whole number of the currency's minor units, and not too many.</summary>
    internal static bool Fit(string text, Currency currency) => Parts(text).All(line =>
        (Int128)line.Digits * currency.MinorPerUnit is var scaled
        && scaled % Power(line.Decimals) == 0 && scaled / Power(line.Decimals) <= Money.MaxMinor);

    static IEnumerable<(DateOnly From, long Digits, int Decimals)> Parts(string text) => text.Split('\n').Select(line =>
    {
        var (at, point) = (line.IndexOf(Is), line.IndexOf(Point));
        var digits = line[(at + 1)..].Replace(".", "", StringComparison.Ordinal);
        return (DateOnly.ParseExact(line[..at], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            long.Parse(digits, CultureInfo.InvariantCulture), point < 0 ? 0 : line.Length - point - 1);
    });

    static string Decimal(long minor, Currency currency)
    {
        var digits = minor.ToString($"D{currency.Exponent + 1}", CultureInfo.InvariantCulture);
        return currency.Exponent == 0 ? digits : $"{digits[..^currency.Exponent]}{Point}{digits[^currency.Exponent..]}";
    }

    static long Power(int decimals) => decimals == 0 ? 1 : 10 * Power(decimals - 1);
}
