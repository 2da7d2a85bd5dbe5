namespace FinSight.Core.Amounts;

/// <summary>
/// A whole number of minor units (cents) of one currency; a refund is negative. Arithmetic throws
/// <see cref="OverflowException"/> instead of wrapping and <see cref="InvalidOperationException"/> on mixed currencies.
/// </summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>The largest single amount, in minor units of either sign. Totals may be larger.</summary>
    public const long MaxMinor = 1_000_000_000_000;

    public bool IsZero => Minor == 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) =>
        new(checked(left.Minor + left.Alike(right).Minor), left.Currency);

    public static Money operator -(Money left, Money right) =>
        new(checked(left.Minor - left.Alike(right).Minor), left.Currency);

    public static Money operator -(Money money) => money with { Minor = checked(-money.Minor) };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(Alike(other).Minor);

    public override string ToString() => $"{Minor} minor units of {Currency}";

    Money Alike(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}
