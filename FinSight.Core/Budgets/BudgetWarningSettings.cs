using System.Globalization;

namespace FinSight.Core.Budgets;

/// <summary>When a budget warns.</summary>
/// <param name="Percents">Of the limit, ascending; each is told once per period.</param>
/// <param name="OfPace">Also when the pace leads beyond the limit.</param>
public sealed record BudgetWarningSettings(IReadOnlyList<int> Percents, bool OfPace)
{
    public const int Lowest = 1;
    public const int Highest = 500;
    public const int Most = 10;

    internal const int MaxText = Most * 4;

    const char Between = ',';

    public static BudgetWarningSettings Usual { get; } = new([50, 80, 100], true);

    /// <summary>As people type them: <c>50, 80 %, 100</c>, in any order.</summary>
    /// <exception cref="RuleException">One is no whole number from 1 to 500, or there are too many.</exception>
    public static IReadOnlyList<int> Parse(string? text)
    {
        char[] separators = [Between, ';', ' ', '%', '\u00a0', '\u202f'];
        var percents = (text ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries).Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                ? percent
                : throw Unusable());
        return Check([.. percents]);
    }

    /// <exception cref="RuleException">One is not from 1 to 500, or there are too many.</exception>
    internal static IReadOnlyList<int> Check(IReadOnlyList<int> percents)
    {
        var each = percents.Distinct().Order().ToList();
        if (each.Any(percent => percent is < Lowest or > Highest)) throw Unusable();
        return each.Count > Most ? throw new RuleException(Rules.Budgets.TooManyThresholds, Most) : each;
    }

    public bool Equals(BudgetWarningSettings? other) =>
        other is not null && OfPace == other.OfPace && Percents.SequenceEqual(other.Percents);

    public override int GetHashCode() => HashCode.Combine(Write(), OfPace);

    internal string Write() => string.Join(Between, Percents);

    internal static IReadOnlyList<int> Read(string text) =>
        [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    static RuleException Unusable() => new(Rules.Budgets.ThresholdUnusable, Lowest, Highest);
}
