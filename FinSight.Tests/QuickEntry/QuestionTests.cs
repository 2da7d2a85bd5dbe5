using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>What has two readings, or none, is asked about and not booked; the corpus has the phrases.</summary>
public sealed class QuestionTests
{
    [Theory]
    [InlineData("groceries 12 31 jun", FieldNames.Date, "31 jun does not exist.")]
    [InlineData("groceries 12 2026-02-30", FieldNames.Date, "2026-02-30 does not exist.")]
    [InlineData("groceries 12 mon 3 nov", FieldNames.Date, "3 nov is on another weekday.")]
    [InlineData("groceries 12 24.12.2030", FieldNames.Date, "24.12.2030 is more than a year ahead.")]
    [InlineData("groceries 3 usd", FieldNames.Amount, "This ledger is in CHF. Type the amount in CHF.")]
    [InlineData("groceries +5000", FieldNames.Amount, "This looks like income. An expense, or money back?")]
    [InlineData("groceries refund 20", FieldNames.Amount, "This looks like income. An expense, or money back?")]
    [InlineData("groceries 2 kg", FieldNames.Amount, "Is 2.00 the amount?")]
    [InlineData("groceries 5 dec 31", FieldNames.Amount, "Which number is the amount?")]
    [InlineData("groceries 60 / 3", FieldNames.Amount, "All of 60.00, or divided by 3?")]
    [InlineData("groceries x3 12", FieldNames.Amount, "Is 12.00 the price of one, or of all 3?")]
    [InlineData("groceries ,5", FieldNames.Amount, "0.50 or 5.00?")]
    [InlineData("groceries 50 pence", FieldNames.Amount, "This ledger is in CHF. Which amount is meant?")]
    public void A_question_says_what_is_unclear_and_nothing_is_booked(string text, string field, string sentence)
    {
        var entry = Entry.Read(text);
        var problem = Assert.Single(entry.Problems);
        Assert.Equal((field, sentence, true), (problem.Field, problem.Said(), problem.Asks));
        Assert.Null(entry.Fields);
    }

    [Fact]
    public void Every_reading_of_every_question_can_be_chosen_and_is_booked_then()
    {
        var asked = 0;
        foreach (var phrase in Corpus.All)
        {
            var entry = QuickEntryParser.Parse(phrase.Text, phrase.Context);
            foreach (var problem in entry.Problems.Where(problem => problem.Asks))
                foreach (var reading in problem.Readings!)
                {
                    asked++;
                    var again = QuickEntryParser.Parse(phrase.Text, phrase.Context, reading.Over(QuickEntryPins.None));
                    Assert.DoesNotContain(again.Problems, other => other.Field == problem.Field);
                    if (reading.Amount is { } amount) Assert.Equal(amount, again.Amount?.Value);
                    if (reading.Date is { } date) Assert.Equal(date, again.Date.Value);
                }
        }
        Assert.InRange(asked, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("salary +6000")]
    [InlineData("salary 6000 31 jun")]
    [InlineData("6000 pizza 1 jun")]
    public void A_choice_holds_only_while_it_is_offered(string text)
    {
        var pins = new QuickEntryAlternative(new Money(500_000, Currency.Of("CHF")), new DateOnly(2026, 7, 2))
            .Over(QuickEntryPins.None);
        Assert.Equal(Phrase.Describe(Entry.Read(text)), Phrase.Describe(Entry.Read(text, pins: pins)));
    }

    [Fact]
    public void Two_questions_are_answered_one_after_the_other()
    {
        const string Text = "groceries salary 5000 31 jun";
        var first = Entry.Read(Text).Problems[0].Readings![1].Over(QuickEntryPins.None);
        var second = Assert.Single(Entry.Read(Text, pins: first).Problems).Readings![0].Over(first);
        Assert.Equal(
            (-500_000, new DateOnly(2026, 6, 30)),
            (Entry.Read(Text, pins: second).Fields!.Amount.Minor, Entry.Read(Text, pins: second).Fields!.Date));
    }

    [Fact]
    public void What_is_missing_is_no_question() =>
        Assert.DoesNotContain(Entry.Read("coffee").Problems, problem => problem.Asks);

    [Fact]
    public void Whoever_chose_both_numbers_of_a_crossed_date_has_both()
    {
        const string Text = "pizza 5 dec 31 groceries";
        var turned = Entry.Read(Text).Problems[0].Readings![1];
        var entry = Entry.Read(Text, pins: turned.Over(QuickEntryPins.None));
        Assert.Equal("Pizza | 5.00 | Groceries | 2025-12-31 |  | ", Phrase.Describe(entry));
    }
}
