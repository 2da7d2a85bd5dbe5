using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests;

public sealed class TextNormalizerTests
{
    static readonly string[] Tricky =
    [
        "a\ud83d", "\udc4d a", "\ud83d\ud83d", // lone surrogates
        "a\ufffe", "a\uffff", "\ufdd0a", "a\U0001fffe", "a\U0010ffff", // no characters at all
        "a\0b", "\0a", "\u0085a\u009f", "a\u2028b\u2029c", "\ufeffa", // NUL, controls, separators, a byte order mark
        "قهوة ☕ عربية", "\u202ea\u202c", "\u2067ab\u2069", // right to left
        "👩‍👩‍👧‍👦 Ausflug", "🏳️‍🌈", "🇨🇭", "1️⃣", // joined emoji
        "e\u0301\u0302\u0303\u0304", "\u0301a", "\u0958\ufb2c", "한글", // marks, and what NFC makes longer
        "\ufdfa\u1e9b\u0323",
    ];

    static readonly string[] Units = ["x", "👍", "\u0958", "\ufb2c", "e\u0301", "\ud83d", "\u0301", " "];

    [Fact]
    public async Task Whatever_is_typed_is_stored_as_it_was_answered_or_refused_in_a_sentence()
    {
        await using var house = await TestServices.OpenAsync();
        var mara = await house.MoveInAsync();
        var fields = await house.FieldsAsync(mara);
        await using var db = await house.Contexts.CreateDbContextAsync();

        foreach (var typed in Tricky.Concat(Units.Select(unit => Fill(unit, Expense.MaxTitle))).Concat(Mixtures(300)))
        {
            var id = Guid.CreateVersion7();
            try
            {
                var answered = await house.Expenses.AddAsync(mara, id, fields with { Title = typed, Note = typed });
                var stored = await db.Expenses.AsNoTracking().SingleAsync(e => e.Id == id);
                Assert.Equal((answered.Row.Title, answered.Row.Note), (stored.Title, stored.Note));
                Assert.True(stored.Title.IsNormalized());
                Assert.DoesNotContain(stored.Title, char.IsControl);
            }
            catch (RuleException rule)
            {
                Assert.Equal(FieldNames.Title, rule.Field);
            }
        }
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_title_has_a_hundred_characters_as_browsers_count_them(int length, bool fits)
    {
        Assert.Equal(fits, Accepts(() => ExpenseRules.Title(new string('x', length))));
        Assert.Equal(
            fits, Accepts(() => ExpenseRules.Title(Fill("👍", length - length % 2) + (length % 2 == 0 ? "" : "x"))));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(5_000_000, false)]
    public void A_note_has_a_thousand(int length, bool fits) =>
        Assert.Equal(fits, Accepts(() => ExpenseRules.Note(new string('x', length))));

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u200f \u2060")]
    [InlineData("\u202e\ufeff")]
    public void A_title_that_nobody_can_see_is_none(string typed) =>
        Assert.False(Accepts(() => ExpenseRules.Title(typed)));

    [Fact]
    public void A_title_stays_on_one_line() =>
        Assert.Equal("a b c d", ExpenseRules.Title("a\u2028b\u2029c\nd"));

    [Fact]
    public void A_note_keeps_its_lines() => Assert.Equal("a\nb\n\nc", ExpenseRules.Note("a\r\nb\u2029\nc"));

    [Fact]
    public void No_text_breaks_a_user_name_or_a_password()
    {
        foreach (var typed in Tricky.Concat(Mixtures(300)))
        {
            Accepts(() => UserNameRules.Clean(typed));
            Accepts(() => PasswordRules.Check("mara", typed));
            UserNameRules.Key(typed);
            PasswordRules.Prepare(typed);
        }
    }

    [Theory]
    [InlineData("10000000000", true)]
    [InlineData("-10000000000", true)]
    [InlineData("10000000000.01", false)]
    [InlineData("9999999999.99+0.01", true)]
    [InlineData("9999999999.99+0.02", false)]
    [InlineData("20000000000 - 10000000000", true)]
    [InlineData("9999999999999999999999999999999999999999999999x9999999999999999999999999999999999999999999999", false)]
    [InlineData("-170141183460469231731687303715884105728", false)]
    public void An_amount_has_at_most_ten_to_the_twelve_minor_units(string typed, bool fits) =>
        Assert.Equal(
            fits, Accepts(() => AmountParser.Parse(typed, Currency.Of("CHF"), CultureInfo.GetCultureInfo("en-GB"))));

    static bool Accepts(Action rule)
    {
        try
        {
            rule();
            return true;
        }
        catch (RuleException)
        {
            return false;
        }
    }

    static string Fill(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));

    static IEnumerable<string> Mixtures(int count)
    {
        var random = new Random(7);
        var pieces = Tricky.Concat(Units).ToArray();
        return Enumerable.Range(0, count).Select(_ => string.Concat(random.GetItems(pieces, random.Next(1, 40))));
    }
}
