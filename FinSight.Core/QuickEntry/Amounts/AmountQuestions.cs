namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>The questions about an amount, each with the readings that it can be answered with.</summary>
sealed class AmountQuestions(QuickEntryContext context)
{
    const int MostReadings = 3;

    /// <summary>What comes in is no expense; it may be money back.</summary>
    public static QuickProblem Received(Money amount) =>
        new(Rules.QuickEntry.ExpenseOrRefund, [], Readings(amount, -amount));

    /// <summary>Numbers of which none looks like an amount.</summary>
    public QuickProblem IsIt(IReadOnlyList<Money> amounts) => amounts.Count > 1 ? Which(amounts)
        : new(Rules.QuickEntry.IsItTheAmount, [Show(amounts[0])], Readings([.. amounts]));

    public static QuickProblem Which(IReadOnlyList<Money> amounts) => Which(Readings([.. amounts]));

    /// <summary>Two numbers of which one is the amount and the other the day.</summary>
    public static QuickProblem Which(IReadOnlyList<QuickReading> readings) =>
        new(Rules.QuickEntry.WhichIsTheAmount, [], readings);

    public QuickProblem Cents(Money minor, Money major) =>
        new(Rules.QuickEntry.MinorOrMajorUnits, [context.Currency], Readings(minor, major));

    public QuickProblem Share(Money whole, int divisor, Money share) =>
        new(Rules.QuickEntry.WholeOrShare, [Show(whole), divisor], Readings(share, whole));

    public QuickProblem OneOrAll(Money price, int count) =>
        new(Rules.QuickEntry.OneOrAll, [Show(price), count], Readings(price, Times(price, count)));

    public QuickProblem Either(Money one, Money other) =>
        new(Rules.QuickEntry.EitherAmount, [Show(one), Show(other)], Readings(one, other));

    static Money Times(Money price, int count) => price with { Minor = price.Minor * count };

    string Show(Money amount) => MoneyText.Format(amount, context.Culture);

    static QuickReading[] Readings(params Money[] amounts) =>
        [.. amounts.Where(IsAmount).Distinct().Take(MostReadings).Select(amount => new QuickReading(amount))];

    static bool IsAmount(Money money) => !money.IsZero && Math.Abs(money.Minor) <= Money.MaxMinor;
}
