using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class AmountTests
{
    [Theory]
    [InlineData("coffee 4.50", 450)]
    [InlineData("coffee 4,50", 450)]
    [InlineData("coffee .50", 50)]
    [InlineData("rent 1'450", 145000)]
    [InlineData("rent 1’450.00", 145000)]
    [InlineData("rent 1\u00A0450,00", 145000)]
    [InlineData("rent 1\u202F450", 145000)]
    [InlineData("coffee ٤٫٥٠", 450)]
    [InlineData("coffee CHF 4.50", 450)]
    [InlineData("coffee 4.50CHF", 450)]
    [InlineData("coffee Fr. 4.50", 450)]
    [InlineData("coffee 4.-", 400)]
    [InlineData("coffee 4 franken", 400)]
    [InlineData("shoes -20", -2000)]
    [InlineData("shoes −20", -2000)]
    [InlineData("- 20 shoes", -2000)]
    [InlineData("shoes - 20", 2000)]
    [InlineData("lunch 12+8", 2000)]
    [InlineData("lunch 12 + 8 - 0.50", 1950)]
    [InlineData("lunch 12 + tip", 1200)]
    [InlineData("2x12 tickets", 2400)]
    [InlineData("2 x 12 tickets", 2400)]
    [InlineData("2x 12 tickets", 2400)]
    [InlineData("tickets 2 à 12", 2400)]
    [InlineData("tickets 3 mal 4.50", 1350)]
    public void An_amount_has_all_forms_of_the_classic_form(string text, long minor) =>
        Assert.Equal(minor, Entry.Read(text).Amount?.Value.Minor);

    [Theory]
    [InlineData("sv-SE", "SEK", "hyra 12 500", 12_500_00)]
    [InlineData("sv-SE", "SEK", "kaffe 45:-", 45_00)]
    [InlineData("fr-FR", "EUR", "loyer 1 450,00", 1_450_00)]
    [InlineData("en-GB", "GBP", "switch 2 469.00", 469_00)]
    [InlineData("en-US", "USD", "rent 1,450", 1_450_00)]
    [InlineData("de-DE", "EUR", "miete 1.450", 1_450_00)]
    [InlineData("ja-JP", "JPY", "ラーメン 1,200", 1_200)]
    [InlineData("en-US", "KWD", "tea 1.250", 1_250)]
    public void Digits_are_grouped_as_in_the_culture(string culture, string currency, string text, long minor) =>
        Assert.Equal(minor, Entry.Read(text, culture, currency).Amount?.Value.Minor);

    [Theory]
    [InlineData("7up 2.40 3", "2.40")]
    [InlineData("7up 3 2.40", "2.40")]
    [InlineData("case 15.99 CHF 12", "CHF 12")]
    [InlineData("iPhone 15 case 25", "25")]
    [InlineData("25 iPhone 15 case", "25")]
    [InlineData("24 2 pizzas", "24")]
    [InlineData("tickets 5 a 10 seats 12 row", "12")]
    [InlineData("iPhone 15 12+8 case", "12+8")]
    [InlineData("shoes 89 size 42", "89")]
    [InlineData("potatoes 3.20 1.5 kg", "3.20")]
    [InlineData("450 ski pass 2027", "450")]
    [InlineData("7-11 snacks 5", "5")]
    public void Of_several_numbers_the_likeliest_is_the_amount(string text, string amount)
    {
        var entry = Entry.Read(text);
        Assert.Equal(amount, entry.From(entry.Amount));
    }

    [Theory]
    [InlineData("7up 2.40", "7up")]
    [InlineData("iPhone 15 case 24.95", "iPhone 15 case")]
    [InlineData("500g beef 4.99", "500g beef")]
    [InlineData("50% off jeans 35", "50% off jeans")]
    [InlineData("parking 14:30 2.50", "Parking 14:30")]
    [InlineData("3-in-1 oil 5", "3-in-1 oil")]
    public void Numbers_that_are_no_amount_stay_in_the_title(string text, string title) =>
        Assert.Equal(title, Entry.Read(text).Title?.Value);

    [Theory]
    [InlineData("coffee for 4.50", "for 4.50")]
    [InlineData("spent 20 on lunch", "spent 20 on")]
    [InlineData("50 für Benzin ausgegeben", "50 für … ausgegeben")]
    [InlineData("lunch 12.50", "12.50")]
    public void Small_words_around_the_amount_go_with_it(string text, string words)
    {
        var entry = Entry.Read(text);
        Assert.Equal(words, entry.From(entry.Amount));
    }

    [Theory]
    [InlineData("coffee", "Type an amount.")]
    [InlineData("", "Type an amount.")]
    [InlineData("coffee 0", "Type an amount other than 0.")]
    [InlineData("coffee 4.5055", "CHF has 2 decimals. Type no more than that.")]
    [InlineData("coffee $4", "This ledger is in CHF. Type the amount in CHF.")]
    [InlineData("coffee 4 USD", "This ledger is in CHF. Type the amount in CHF.")]
    [InlineData("coffee 99999999999999", "Type an amount of at most 10,000,000,000.00.")]
    public void Without_an_amount_the_problem_says_why(string text, string sentence)
    {
        var entry = Entry.Read(text);
        Assert.Null(entry.Amount);
        Assert.Contains(entry.Problems, problem => (problem.Field, problem.Said()) == (FieldNames.Amount, sentence));
        Assert.Null(entry.Fields);
    }

    [Fact]
    public void An_amount_that_breaks_a_rule_stays_in_the_title_when_another_is_right() =>
        Assert.Equal("Hotel $120", Entry.Read("hotel $120 108.40").Title?.Value);

    [Fact]
    public void A_number_behind_a_dash_is_no_refund()
    {
        var entry = Entry.Read("Lunch - 12");
        Assert.Equal(
            ("Lunch", 1200, PartOrigin.Typed), (entry.Title?.Value, entry.Amount?.Value.Minor, entry.Amount?.Origin));
    }
}
