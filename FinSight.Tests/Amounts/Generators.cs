using System.Globalization;
using FinSight.Core;
using FsCheck;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

/// <summary>What the property tests draw from.</summary>
static class Generators
{
    public static readonly CultureInfo[] SupportedCultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures);

    /// <summary>One currency for each number of decimals.</summary>
    public static readonly Currency[] Currencies = [Currency.Of("JPY"), Currency.Of("EUR"), Currency.Of("KWD")];

    public static Gen<CultureInfo> Culture => Gen.Elements(SupportedCultures);

    public static Gen<Currency> ACurrency => Gen.Elements(Currencies);

    /// <summary>Every single amount that may be typed; short ones as often as long ones, and both limits.</summary>
    public static Gen<long> Minor =>
        from size in Gen.Elements<long>(9, 99, 12_345, 999_999, 1_234_567_890, Money.MaxMinor)
        from minor in Gen.OneOf(Bits.Select(bits => (bits & long.MaxValue) % size + 1), Gen.Constant(size))
        from sign in Gen.Elements(1, -1)
        select sign * minor;

    /// <summary>Any long, extremes included.</summary>
    public static Gen<long> Long =>
        Gen.OneOf(Gen.Choose(-1000, 1000).Select(Convert.ToInt64), Bits, Gen.Elements(long.MinValue, long.MaxValue));

    static Gen<long> Bits =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select (long)high << 32 | (uint)low;

    public static void Holds<T>(Gen<T> values, Action<T> check) =>
        Prop.ForAll(Arb.From(values), check).QuickCheckThrowOnFailure();
}
