using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>A currency of ISO 4217. There is one instance per code, so references compare.</summary>
public sealed class Currency
{
    static readonly Currency[] Table =
        [.. CurrencyTable.Rows().Select(row => new Currency(row.Code, row.Exponent, row.Symbols))];

    static readonly FrozenDictionary<string, Currency> ByCode =
        Table.ToFrozenDictionary(currency => currency.Code, StringComparer.OrdinalIgnoreCase);

    Currency(string code, int exponent, string[] symbols)
    {
        Code = code;
        Exponent = exponent;
        MinorPerUnit = exponent switch { 0 => 1, 2 => 100, _ => 1000 };
        Marks = [.. symbols.Append(code).OrderByDescending(mark => mark.Length)];
    }

    /// <summary>All currencies in the order of their codes.</summary>
    public static IReadOnlyList<Currency> All { get; } = Array.AsReadOnly(Table);

    /// <summary>Three capital letters, e.g. <c>CHF</c>.</summary>
    public string Code { get; }

    /// <summary>How many decimals the currency has: 0, 2 or 3.</summary>
    public int Exponent { get; }

    /// <summary>Minor units in one unit: 1, 100 or 1000.</summary>
    public long MinorPerUnit { get; }

    /// <summary>What people type for it, the code and its symbols, longest first.</summary>
    internal IReadOnlyList<string> Marks { get; }

    /// <summary>The currency of a code in any case; an unknown code is a broken rule.</summary>
    public static Currency Of(string code) =>
        TryFind(code, out var currency)
            ? currency
            : throw new RuleException(Rules.Money.CurrencyUnknown, code ?? "");

    public static bool TryFind(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    /// <summary>
    /// The currency of a culture with a region (<c>de-CH</c>) or of a region in capitals (<c>CH</c>). Null where there
    /// is none: <c>sv</c> is Swedish and no region, although SV is El Salvador.
    /// </summary>
    public static Currency? OfRegion(string? regionOrCultureName)
    {
        if (string.IsNullOrEmpty(regionOrCultureName)) return null;
        if (!regionOrCultureName.Contains('-') && regionOrCultureName.Any(char.IsAsciiLetterLower)) return null;
        try
        {
            TryFind(new RegionInfo(regionOrCultureName).ISOCurrencySymbol, out var currency);
            return currency;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() => Code;
}
