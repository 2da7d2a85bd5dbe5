using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>The codes, symbols and words of money as banks of the world write them.</summary>
static class CurrencyMarks
{
    /// <summary>
    /// A mark, then the currencies that it may mean, the likeliest first; beside those of <see cref="Currency"/>.
    /// </summary>
    const string More =
        """
        $ USD
        £ GBP
        ¥ JPY CNY
        Rs INR
        Rs. INR
        kr SEK NOK DKK ISK
        kr. DKK SEK NOK ISK
        US$ USD
        U$S USD
        J$ JMD
        TT$ TTD
        RD$ DOP
        COL$ COP
        EC$ XCD
        N$ NAD
        B$ BSD BND
        AU$ AUD
        Rs.- LKR
        euro EUR
        euros EUR
        ευρώ EUR
        evro EUR
        eur. EUR
        rupees INR PKR LKR NPR
        re. INR
        rs: INR PKR
        ரூ INR LKR
        रु INR NPR
        रु. INR NPR
        रू INR NPR
        रुपये INR NPR
        රු LKR
        රු. LKR
        pounds GBP
        dollars USD AUD CAD NZD
        dollar USD
        dólares USD
        руб RUB BYN
        руб. RUB BYN
        рублей RUB
        р RUB
        р. RUB
        rub. RUB
        грн UAH
        грн. UAH
        hrn UAH
        лв. BGN KGS
        тг KZT
        тг. KZT
        тенге KZT
        so'm UZS
        сум UZS
        zl PLN
        zł. PLN
        złotych PLN
        Kc CZK
        Kčs CZK
        korun CZK
        forint HUF
        lei. RON MDL
        din RSD
        din. RSD
        дин. RSD
        km BAM
        ден. MKD
        TL TRY
        TL. TRY
        YTL TRY
        лари GEL
        dh MAD AED
        dhs AED MAD
        dhs. AED
        dirhams MAD AED
        درهم AED MAD
        د.إ. AED
        ريال SAR QAR OMR YER
        ر.س SAR
        ر.س. SAR
        SR SAR
        SR. SAR
        ر.ق QAR
        ر.ع. OMR
        دينار KWD BHD JOD IQD
        د.ا JOD
        د.أ JOD
        د.ب BHD
        جنيه EGP
        ج.م EGP
        ج.م. EGP
        جم EGP
        LE EGP
        L.E. EGP
        KD KWD
        JD JOD
        BD BHD
        DT TND
        DA DZD
        د.ت TND
        ش.ج ILS
        ש"ח ILS
        שח ILS
        NIS ILS
        تومان IRR
        Ksh KES
        Ksh. KES
        Kshs KES
        Kshs. KES
        Sh KES TZS UGX
        Shs UGX KES TZS
        Tsh TZS
        Tshs TZS
        Ush UGX
        USh UGX
        N NGN
        GH₵ GHS
        GHC GHS
        GH¢ GHS
        FCFA XOF XAF
        F XOF XAF
        Birr ETB
        RWF RWF
        FRw RWF
        MZN MZN
        MT MZN
        Kz AOA
        Tk BDT
        Tk. BDT
        টাকা BDT
        PKR PKR
        روپے PKR
        P PHP BWP
        Php. PHP
        peso PHP MXN ARS CLP COP
        pesos MXN ARS CLP COP PHP
        บาท THB
        Baht THB
        บ. THB
        VNĐ VND
        đồng VND
        dong VND
        Rp. IDR
        ringgit MYR
        RMB CNY
        yuan CNY
        元整 CNY
        块 CNY
        人民币 CNY
        NTD TWD
        NT TWD
        yen JPY
        원정 KRW
        won KRW
        S/. PEN
        soles PEN
        Bs. VES BOB
        Gs PYG
        Gs. PYG
        quetzales GTQ
        ₩ KRW
        reais BRL
        CHF. CHF
        francs CHF XOF XAF
        Franken CHF
        SFr CHF
        sek. SEK
        kronor SEK
        kroner NOK DKK
        krónur ISK
        ₺ TRY
        ₦ NGN
        """;

    static readonly FrozenDictionary<string, CurrencyMark> ByText = Read();

    static readonly FrozenDictionary<string, CurrencyMark>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByText.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly int Longest = ByText.Keys.Max(text => text.Length);

    /// <summary>The longest mark that ends there; 0 where none does.</summary>
    public static CurrencyMark? Before(string text, int end, ReadOnlySpan<char> number, Currency ledger, out int start)
    {
        for (var length = Math.Min(Longest, end); length > 0; length--)
        {
            start = end - length;
            var written = text.AsSpan(start, length);
            if (!Lookup.TryGetValue(written, out var mark) || !mark.Fits(written, number, ledger)) continue;
            if (start > 0 && Joins(text[start - 1], text[start])) continue;
            return mark;
        }
        start = end;
        return null;
    }

    /// <summary>The longest mark that starts there.</summary>
    public static CurrencyMark? After(string text, int start, ReadOnlySpan<char> number, Currency ledger, out int end)
    {
        for (var length = Math.Min(Longest, text.Length - start); length > 0; length--)
        {
            end = start + length;
            var written = text.AsSpan(start, length);
            if (!Lookup.TryGetValue(written, out var mark) || mark.IsLetter || !mark.Fits(written, number, ledger))
                continue;
            if (end < text.Length && Joins(text[end - 1], text[end])) continue;
            return mark;
        }
        end = start;
        return null;
    }

    // A letter before a dollar sign is a dollar of another country.
    static bool Joins(char left, char right) => WordCharacters.IsOfWord(left)
        && (WordCharacters.IsOfWord(right) && !WordCharacters.IsUnspaced(left) && !WordCharacters.IsUnspaced(right)
            || right == '$');

    static FrozenDictionary<string, CurrencyMark> Read()
    {
        var marks = new Dictionary<string, (List<Currency> Currencies, bool IsCode)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in More.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var code in words.Skip(1)) Add(words[0], code);
        }
        foreach (var currency in Currency.All)
            foreach (var mark in currency.Marks) Add(mark, currency.Code);
        return marks.ToFrozenDictionary(
            mark => mark.Key, mark => new CurrencyMark(mark.Key, mark.Value.Currencies, mark.Value.IsCode),
            StringComparer.OrdinalIgnoreCase);

        void Add(string written, string code)
        {
            if (!Currency.TryFind(code, out var currency)) return;
            var text = EventTextCleaner.Clean(written);
            var known = marks.GetValueOrDefault(text, ([], Currency.TryFind(text, out _)));
            if (!known.Item1.Contains(currency)) known.Item1.Add(currency);
            marks[text] = known;
        }
    }
}
