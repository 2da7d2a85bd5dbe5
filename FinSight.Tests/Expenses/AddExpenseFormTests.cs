using Bunit;
using FinSight.Web.Features.Expenses;

namespace FinSight.Tests.Expenses;

public sealed class AddExpenseFormTests : AddExpenseFormTestBase
{
    [Fact]
    public void Fields_and_button_have_their_names()
    {
        var form = Draw();

        Assert.Equal(
            ["Title", "Amount", "Category", "Date", "Note", "Tags"], form.FindAll("label").Select(l => l.TextContent));
        Assert.All(form.FindAll("label"), label => Assert.NotNull(Field(form, label.TextContent)));
        Assert.Equal(["Scan a bill", "Add expense"], form.FindAll("button").Select(button => button.TextContent));
    }

    [Fact]
    public async Task A_valid_expense_is_added_and_the_form_is_empty_for_the_next()
    {
        var form = Draw();
        Field(form, "Category").Change(Choices[3].Id.ToString());
        await AddAsync(form, "Chair", "120.50");

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Chair", 12_050, Choices[3].Id, Today), (row.Title, row.Amount, row.CategoryId, row.Date));
        Assert.Equal("Added Chair, CHF\u00A0120.50.", form.Find("form [role=status]").TextContent);
        Assert.Null(Field(form, "Title").GetAttribute("value"));
        // What was used last says nothing of the next.
        Assert.Null(Field(form, "Category").GetAttribute("value"));
        Assert.NotEmpty(Drafts.Invocations["clear"]);
    }

    [Fact]
    public async Task Over_midnight_the_date_that_nobody_chose_moves_and_the_one_that_was_chosen_stays()
    {
        var (open, chosen) = (Draw(), Draw());
        Field(chosen, "Date").Change("2026-11-23");
        Time.Advance(TimeSpan.FromHours(11));

        await AddAsync(open, "Tea", "4");
        await AddAsync(chosen, "Cake", "4");

        var rows = (await ViewAsync()).Expenses.Rows.ToDictionary(row => row.Title, row => row.Date);
        Assert.Equal((Today.AddDays(1), Today), (rows["Tea"], rows["Cake"]));
        Assert.Equal("2026-11-24", Field(chosen, "Date").GetAttribute("value"));
    }

    [Fact]
    public async Task Tags_are_added_with_the_expense()
    {
        var form = Draw();
        Field(form, "Tags").Input("work, #bern");
        await AddAsync(form, "Chair", "120.50");
        Assert.Equal(["bern", "work"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
        Assert.Null(Field(form, "Tags").GetAttribute("value"));
    }

    [Fact]
    public async Task Each_expense_goes_under_the_id_that_the_browser_has_for_it()
    {
        var form = Draw();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AddAsync(form, "Chair", "1.20", first);
        await AddAsync(form, "Table", "2.40", second);
        await AddAsync(form, "Table", "2.40", second);

        Assert.Equal([second, first], (await ViewAsync()).Expenses.Rows.Select(row => row.Id));
        Assert.Equal([first, second, second], Drafts.Invocations["settle"].Select(call => (Guid)call.Arguments[0]!));
    }

    [Fact]
    public async Task What_is_typed_on_before_the_answer_arrives_stays_for_the_next()
    {
        var answer = Drafts.Setup<object?>("clear", _ => true);
        var form = Draw();
        var adding = AddAsync(form, "Chair", "1.20");
        form.WaitForAssertion(() => Assert.Single(answer.Invocations));
        Field(form, "Title").Input("Table");

        answer.SetResult(null);
        await adding;
        Assert.Equal(
            ("Table", ""),
            (Field(form, "Title").GetAttribute("value"), Field(form, "Amount").GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task The_second_click_of_a_double_click_is_no_empty_expense()
    {
        var form = Draw();
        await AddAsync(form, "Chair", "1.20");
        await form.SubmitAsync("form");
        Assert.Empty(form.FindAll(".error"));

        Time.Advance(TimeSpan.FromSeconds(2));
        await form.SubmitAsync("form");
        Assert.NotNull(Problem(form, "Title"));
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-24")]
    [InlineData("Europe/Zurich", "2026-11-23")]
    [InlineData("Pacific/Honolulu", "2026-11-23")]
    public void The_date_is_today_where_the_reader_is(string zone, string today)
    {
        Ledger = Ledger with { Person = Ledger.Person with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) } };
        Assert.Equal(today, Field(Draw(), "Date").GetAttribute("value"));
    }

    [Fact]
    public void Archived_categories_are_not_offered()
    {
        var form = Show<AddExpenseForm>(
            p => p.Add(f => f.Choices, [Choices[0] with { Archived = true }, .. Choices.Skip(1)]));
        Assert.Equal(
            ["Choose", .. Choices.Skip(1).Select(c => c.Name)],
            form.FindAll("option").Select(o => o.TextContent));
    }

    [Theory]
    [InlineData("Cinema", "Leisure", "A usual guess")]
    [InlineData("Zorb", "Other", "No category yet")]
    [InlineData("Sofa", "Gifts", "From your earlier entries")]
    public async Task The_category_follows_the_title_while_nobody_has_chosen_it(
        string title, string category, string why)
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, "Sofa", 450, "Gifts"));
        var form = Draw();
        Field(form, "Title").Input(title);
        form.WaitForAssertion(() => Assert.Equal(
            (IdOf(category), why),
            (Field(form, "Category").GetAttribute("value"), form.Find("#add-category-hint").TextContent)));

        await AddAsync(form, title, "1.20");
        var row = (await ViewAsync()).Expenses.Rows.First(row => row.Amount == 120);
        Assert.Equal(IdOf(category), row.CategoryId.ToString());
    }

    [Fact]
    public async Task A_category_that_was_chosen_stays_whatever_the_title_becomes()
    {
        var form = Draw();
        Field(form, "Title").Input("Cinema");
        Field(form, "Category").Change(IdOf("Kids"));
        await AddAsync(form, "Bread", "1.20");
        Assert.Equal(IdOf("Kids"), Assert.Single((await ViewAsync()).Expenses.Rows).CategoryId.ToString());
    }
}
