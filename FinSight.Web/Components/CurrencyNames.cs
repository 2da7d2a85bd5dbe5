using System.Collections.Frozen;
using FinSight.Core;

namespace FinSight.Web.Components;

/// <summary>
/// What the currencies are called in English and in German (Unicode CLDR); .NET knows only those of its cultures.
/// </summary>
static class CurrencyNames
{
    const string Names =
        """
        AED United Arab Emirates Dirham|VAE-Dirham
        AFN Afghan Afghani|Afghanischer Afghani
        ALL Albanian Lek|Albanischer Lek
        AMD Armenian Dram|Armenischer Dram
        AOA Angolan Kwanza|Angolanischer Kwanza
        ARS Argentine Peso|Argentinischer Peso
        AUD Australian Dollar|Australischer Dollar
        AWG Aruban Florin|Aruba-Florin
        AZN Azerbaijani Manat|Aserbaidschan-Manat
        BAM Bosnia-Herzegovina Convertible Mark|Konvertible Mark
        BBD Barbadian Dollar|Barbados-Dollar
        BDT Bangladeshi Taka|Bangladesch-Taka
        BHD Bahraini Dinar|Bahrain-Dinar
        BIF Burundian Franc|Burundi-Franc
        BMD Bermudan Dollar|Bermuda-Dollar
        BND Brunei Dollar|Brunei-Dollar
        BOB Bolivian Boliviano|Bolivianischer Boliviano
        BRL Brazilian Real|Brasilianischer Real
        BSD Bahamian Dollar|Bahamas-Dollar
        BTN Bhutanese Ngultrum|Bhutan-Ngultrum
        BWP Botswanan Pula|Botswanischer Pula
        BYN Belarusian Ruble|Belarussischer Rubel
        BZD Belize Dollar|Belize-Dollar
        CAD Canadian Dollar|Kanadischer Dollar
        CDF Congolese Franc|Kongo-Franc
        CHF Swiss Franc|Schweizer Franken
        CLP Chilean Peso|Chilenischer Peso
        CNY Chinese Yuan|Renminbi Yuan
        COP Colombian Peso|Kolumbianischer Peso
        CRC Costa Rican Colón|Costa-Rica-Colón
        CUP Cuban Peso|Kubanischer Peso
        CVE Cape Verdean Escudo|Cabo-Verde-Escudo
        CZK Czech Koruna|Tschechische Krone
        DJF Djiboutian Franc|Dschibuti-Franc
        DKK Danish Krone|Dänische Krone
        DOP Dominican Peso|Dominikanischer Peso
        DZD Algerian Dinar|Algerischer Dinar
        EGP Egyptian Pound|Ägyptisches Pfund
        ERN Eritrean Nakfa|Eritreischer Nakfa
        ETB Ethiopian Birr|Äthiopischer Birr
        EUR Euro|Euro
        FJD Fijian Dollar|Fidschi-Dollar
        FKP Falkland Islands Pound|Falkland-Pfund
        GBP British Pound|Britisches Pfund
        GEL Georgian Lari|Georgischer Lari
        GHS Ghanaian Cedi|Ghanaischer Cedi
        GIP Gibraltar Pound|Gibraltar-Pfund
        GMD Gambian Dalasi|Gambia-Dalasi
        GNF Guinean Franc|Guinea-Franc
        GTQ Guatemalan Quetzal|Guatemaltekischer Quetzal
        GYD Guyanaese Dollar|Guyana-Dollar
        HKD Hong Kong Dollar|Hongkong-Dollar
        HNL Honduran Lempira|Honduras-Lempira
        HTG Haitian Gourde|Haitianische Gourde
        HUF Hungarian Forint|Ungarischer Forint
        IDR Indonesian Rupiah|Indonesische Rupiah
        ILS Israeli New Shekel|Israelischer Neuer Schekel
        INR Indian Rupee|Indische Rupie
        IQD Iraqi Dinar|Irakischer Dinar
        IRR Iranian Rial|Iranischer Rial
        ISK Icelandic Króna|Isländische Krone
        JMD Jamaican Dollar|Jamaika-Dollar
        JOD Jordanian Dinar|Jordanischer Dinar
        JPY Japanese Yen|Japanischer Yen
        KES Kenyan Shilling|Kenia-Schilling
        KGS Kyrgystani Som|Kirgisischer Som
        KHR Cambodian Riel|Kambodschanischer Riel
        KMF Comorian Franc|Komoren-Franc
        KPW North Korean Won|Nordkoreanischer Won
        KRW South Korean Won|Südkoreanischer Won
        KWD Kuwaiti Dinar|Kuwait-Dinar
        KYD Cayman Islands Dollar|Kaiman-Dollar
        KZT Kazakhstani Tenge|Kasachischer Tenge
        LAK Laotian Kip|Laotischer Kip
        LBP Lebanese Pound|Libanesisches Pfund
        LKR Sri Lankan Rupee|Sri-Lanka-Rupie
        LRD Liberian Dollar|Liberianischer Dollar
        LSL Lesotho Loti|Loti
        LYD Libyan Dinar|Libyscher Dinar
        MAD Moroccan Dirham|Marokkanischer Dirham
        MDL Moldovan Leu|Moldau-Leu
        MGA Malagasy Ariary|Madagaskar-Ariary
        MKD Macedonian Denar|Mazedonischer Denar
        MMK Myanmar Kyat|Myanmarischer Kyat
        MNT Mongolian Tugrik|Mongolischer Tögrög
        MOP Macanese Pataca|Macao-Pataca
        MRU Mauritanian Ouguiya|Mauretanischer Ouguiya
        MUR Mauritian Rupee|Mauritius-Rupie
        MVR Maldivian Rufiyaa|Malediven-Rufiyaa
        MWK Malawian Kwacha|Malawi-Kwacha
        MXN Mexican Peso|Mexikanischer Peso
        MYR Malaysian Ringgit|Malaysischer Ringgit
        MZN Mozambican Metical|Mosambikanischer Metical
        NAD Namibian Dollar|Namibia-Dollar
        NGN Nigerian Naira|Nigerianischer Naira
        NIO Nicaraguan Córdoba|Nicaragua-Córdoba
        NOK Norwegian Krone|Norwegische Krone
        NPR Nepalese Rupee|Nepalesische Rupie
        NZD New Zealand Dollar|Neuseeland-Dollar
        OMR Omani Rial|Omanischer Rial
        PAB Panamanian Balboa|Panamaischer Balboa
        PEN Peruvian Sol|Peruanischer Sol
        PGK Papua New Guinean Kina|Papua-neuguineischer Kina
        PHP Philippine Peso|Philippinischer Peso
        PKR Pakistani Rupee|Pakistanische Rupie
        PLN Polish Zloty|Polnischer Złoty
        PYG Paraguayan Guarani|Paraguayischer Guaraní
        QAR Qatari Riyal|Katar-Riyal
        RON Romanian Leu|Rumänischer Leu
        RSD Serbian Dinar|Serbischer Dinar
        RUB Russian Ruble|Russischer Rubel
        RWF Rwandan Franc|Ruanda-Franc
        SAR Saudi Riyal|Saudi-Rial
        SBD Solomon Islands Dollar|Salomonen-Dollar
        SCR Seychellois Rupee|Seychellen-Rupie
        SDG Sudanese Pound|Sudanesisches Pfund
        SEK Swedish Krona|Schwedische Krone
        SGD Singapore Dollar|Singapur-Dollar
        SHP St. Helena Pound|St.-Helena-Pfund
        SLE Sierra Leonean Leone|Sierra-leonischer Leone
        SOS Somali Shilling|Somalia-Schilling
        SRD Surinamese Dollar|Suriname-Dollar
        SSP South Sudanese Pound|Südsudanesisches Pfund
        STN São Tomé & Príncipe Dobra|São-toméischer Dobra
        SVC Salvadoran Colón|El-Salvador-Colón
        SYP Syrian Pound|Syrisches Pfund
        SZL Swazi Lilangeni|Swasiländischer Lilangeni
        THB Thai Baht|Thailändischer Baht
        TJS Tajikistani Somoni|Tadschikistan-Somoni
        TMT Turkmenistani Manat|Turkmenistan-Manat
        TND Tunisian Dinar|Tunesischer Dinar
        TOP Tongan Paʻanga|Tongaischer Paʻanga
        TRY Turkish Lira|Türkische Lira
        TTD Trinidad & Tobago Dollar|Trinidad-und-Tobago-Dollar
        TWD New Taiwan Dollar|Neuer Taiwan-Dollar
        TZS Tanzanian Shilling|Tansania-Schilling
        UAH Ukrainian Hryvnia|Ukrainische Hrywnja
        UGX Ugandan Shilling|Uganda-Schilling
        USD US Dollar|US-Dollar
        UYU Uruguayan Peso|Uruguayischer Peso
        UZS Uzbekistani Som|Usbekistan-Sum
        VED Venezuelan Digital Bolívar|Digitaler Bolívar
        VES Venezuelan Bolívar|Venezolanischer Bolívar
        VND Vietnamese Dong|Vietnamesischer Dong
        VUV Vanuatu Vatu|Vanuatu-Vatu
        WST Samoan Tala|Samoanischer Tala
        XAF Central African CFA Franc|CFA-Franc (Zentralafrika)
        XCD East Caribbean Dollar|Ostkaribischer Dollar
        XCG Caribbean Guilder|Karibischer Gulden
        XOF West African CFA Franc|CFA-Franc (Westafrika)
        XPF CFP Franc|CFP-Franc
        YER Yemeni Rial|Jemen-Rial
        ZAR South African Rand|Südafrikanischer Rand
        ZMW Zambian Kwacha|Sambia-Kwacha
        ZWG Zimbabwean Gold|Simbabwe-Gold
        """;

    static readonly FrozenDictionary<string, (string English, string German)> ByCode = Names.Split('\n')
        .ToFrozenDictionary(
            line => line[..3], line => line[4..].Trim().Split('|') is var names ? (names[0], names[1]) : default);

    public static (string English, string German) Of(Currency currency) => ByCode[currency.Code];
}
