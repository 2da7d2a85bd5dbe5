namespace FinSight.Core.Amounts;

/// <summary>
/// The active currencies of countries and unions in ISO 4217, list one of January 2026, by their decimals (no funds,
/// metals, test codes or units of account), and the symbols that people type for them.
/// </summary>
static class CurrencyTable
{
    const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    const string TwoDecimals =
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC
        CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
        JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
        NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
        SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """;

    const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    /// <summary>A symbol, then currencies that are written with it at home.</summary>
    const string Symbols =
        """
        $ ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP CVE DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD
        $ TTD TWD USD UYU XCD
        US$ USD
        A$ AUD
        C$ CAD NIO
        CA$ CAD
        HK$ HKD
        MX$ MXN
        NT$ TWD
        NZ$ NZD
        R$ BRL
        S$ SGD
        € EUR
        £ EGP FKP GBP GIP LBP SDG SHP SSP SYP
        ￡ GBP
        ¥ CNY JPY
        ￥ CNY JPY
        元 CNY TWD
        円 JPY
        ₩ KPW KRW
        ￦ KRW
        원 KRW
        ₹ INR
        Rs INR LKR MUR NPR PKR SCR
        Rs. INR LKR MUR NPR PKR SCR
        Fr CHF
        Fr. CHF
        SFr. CHF
        kr DKK ISK NOK SEK
        kr. DKK ISK NOK SEK
        ₽ RUB
        ₴ UAH
        ₺ TRY
        ₪ ILS
        ₫ VND
        đ VND
        ₱ PHP
        ฿ THB
        ₦ NGN
        ₵ GHS
        ₡ CRC
        ₲ PYG
        ₸ KZT
        ₮ MNT
        ₭ LAK
        ៛ KHR
        ৳ BDT
        ₼ AZN
        ₾ GEL
        ֏ AMD
        ؋ AFN
        zł PLN
        Kč CZK
        Ft HUF
        lei MDL RON
        лв KGS
        ден MKD
        дин RSD
        Rp IDR
        RM MYR
        R ZAR
        K MMK PGK ZMW
        Q GTQ
        L HNL
        S/ PEN
        Bs BOB VES
        KSh KES
        TSh TZS
        USh UGX
        CFA XAF XOF
        ﷼ IRR OMR QAR SAR YER
        د.إ AED
        د.م. MAD
        د.ك KWD
        """;

    /// <summary>Every currency's code, decimals and symbols, in the order of the codes.</summary>
    public static IEnumerable<(string Code, int Exponent, string[] Symbols)> Rows()
    {
        var symbols = Symbols.Split('\n').Select(Words)
            .SelectMany(line => line.Skip(1).Select(code => (Code: code, Symbol: line[0])))
            .ToLookup(pair => pair.Code, pair => pair.Symbol);
        return Words(NoDecimals).Select(code => (Code: code, Exponent: 0))
            .Concat(Words(TwoDecimals).Select(code => (Code: code, Exponent: 2)))
            .Concat(Words(ThreeDecimals).Select(code => (Code: code, Exponent: 3)))
            .OrderBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => (row.Code, row.Exponent, symbols[row.Code].ToArray()));
    }

    static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
