namespace FinSight.Core.Amounts;

/// <summary>An amount in the pieces that a figure sets in different type.</summary>
/// <param name="Code">The currency's code.</param>
/// <param name="Sign">U+2212 for a negative amount, else empty.</param>
/// <param name="Whole">The grouped digits before the decimals.</param>
/// <param name="Fraction">Separator and decimals, e.g. <c>.50</c>; empty where the currency has none.</param>
public sealed record MoneyParts(string Code, string Sign, string Whole, string Fraction);
