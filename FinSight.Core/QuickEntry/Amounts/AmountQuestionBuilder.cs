namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>The questions about an amount, each with the readings that it can be answered with.</summary>
sealed class AmountQuestionBuilder(QuickEntryContext context)
{
    const int MostReadings = 3;

    /// <summary>What comes in is no expense; it may be money back.</summary>
    public static QuickEntryProblem Received(Money amount) =>
        new(Rules.QuickEntry.ExpenseOrRefund, [], Readings(amount, -amount));

    /// <summary>Numbers of which none looks like an amount.</summary>
    public QuickEntryProblem IsIt(IReadOnlyList<Money> amounts) => amounts.Count > 1 ? Which(amounts)
        : new(Rules.QuickEntry.IsItTheAmount, [Show(amounts[0])], Readings([.. amounts]));

    public static QuickEntryProblem Which(IReadOnlyList<Money> amounts) => Which(Readings([.. amounts]));

    /// <summary>Two numbers of which one is the amount and the other the day.</summary>
    public static QuickEntryProblem Which(IReadOnlyList<QuickEntryAlternative> readings) =>
        new(Rules.QuickEntry.WhichIsTheAmount, [], readings);

    public QuickEntryProblem Cents(Money minor, Money major) =>
        new(Rules.QuickEntry.MinorOrMajorUnits, [context.Currency], Readings(minor, major));

    public QuickEntryProblem Share(Money whole, int divisor, Money share) =>
        new(Rules.QuickEntry.WholeOrShare, [Show(whole), divisor], Readings(share, whole));

    public QuickEntryProblem OneOrAll(Money price, int count) =>
        new(Rules.QuickEntry.OneOrAll, [Show(price), count], Readings(price, Times(price, count)));

    public QuickEntryProblem Either(Money one, Money other) =>
        new(Rules.QuickEntry.EitherAmount, [Show(one), Show(other)], Readings(one, other));

    static Money Times(Money price, int count) => price with { Minor = price.Minor * count };

    string Show(Money amount) => MoneyText.Format(amount, context.Culture);

    static QuickEntryAlternative[] Readings(params Money[] amounts) =>
        [.. amounts.Where(IsAmount).Distinct().Take(MostReadings).Select(amount => new QuickEntryAlternative(amount))];

    static bool IsAmount(Money money) => !money.IsZero && Math.Abs(money.Minor) <= Money.MaxMinor;
}
