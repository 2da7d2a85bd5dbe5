using Bunit;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Expenses;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseDaysTests : SignedInComponentTestBase
{
    ExpenseRow? _opened;
    ExpenseRow? _deleted;

    [Fact]
    public void Rows_stand_under_their_day_with_its_total()
    {
        var page = Page(
            Row("Tea", Today, 300), Row("Bread", Today, 450), Row("Train", Today.AddDays(-1), -2600),
            Row("Gift", new(2025, 12, 24), 9900));
        var days = Draw(page).FindAll("section");

        Assert.Equal(["Today Mon 23 Nov 7.50", "Yesterday Sun 22 Nov −26.00", "Wed 24 Dec 2025 99.00"],
            days.Select(day => string.Join(
                ' ', day.QuerySelector("h3")!.ChildNodes.Select(n => n.TextContent.Trim()).Where(t => t != ""))));
        Assert.Equal([2, 1, 1], days.Select(day => day.QuerySelectorAll("[data-expense-id]").Length));
        Assert.All(days, day => Assert.Equal(day.QuerySelector("h3")!.Id, day.GetAttribute("aria-labelledby")));
    }

    [Fact]
    public async Task Each_row_has_buttons_that_name_it()
    {
        var (tea, bread) = (Row("Tea", Today, 300), Row("Bread", Today, 450));
        var list = Draw(Page(tea, bread));

        await list.ClickAsync($"[data-expense-id='{bread.Id}'] [aria-label='Edit Bread, 4.50']");
        await list.ClickAsync($"[data-expense-id='{tea.Id}'] [aria-label='Delete Tea, 3.00']");

        Assert.Equal((bread, tea), (_opened, _deleted));
    }

    [Fact]
    public void Tags_lead_to_their_expenses()
    {
        var list = Draw(Page(Row("Tea", Today, 300) with { Tags = ["été", "work"] }));
        Assert.Equal(
            [("#été", Ledger.To("/expenses?q=tag:%C3%A9t%C3%A9")), ("#work", Ledger.To("/expenses?q=tag:work"))],
            list.FindAll("a.tag").Select(a => (a.TextContent, a.GetAttribute("href"))));
    }

    [Fact]
    public void A_row_that_is_edited_is_open_in_its_place()
    {
        var (tea, bread) = (Row("Tea", Today, 300), Row("Bread", Today, 450));
        var list = Draw(Page(tea, bread), editing: bread);

        Assert.Equal(
            "Edit Bread", list.Find($"[data-expense-id='{bread.Id}'] [role=group]").GetAttribute("aria-label"));
        Assert.Single(list.FindAll("[role=group]"));
    }

    [Fact]
    public void What_is_typed_stays_when_the_row_moves_to_another_day_or_off_the_page()
    {
        var (tea, bread) = (Row("Tea", Today, 300), Row("Bread", Today, 450));
        var list = Draw(Page(tea, bread), editing: bread);
        Field(list, "Title").Input("Rye bread");

        list.Render(p => p.Add(l => l.Page, Page(tea, bread with { Date = Today.AddDays(-3), Version = 2 })));
        Assert.Equal("Rye bread", Field(list, "Title").GetAttribute("value"));

        list.Render(p => p.Add(l => l.Page, Page(tea)));
        Assert.Equal("Rye bread", Field(list, "Title").GetAttribute("value"));
    }

    [Fact]
    public void Another_row_opens_with_its_own_values()
    {
        var (tea, bread) = (Row("Tea", Today, 300), Row("Bread", Today, 450));
        var list = Draw(Page(tea, bread), editing: bread);
        Field(list, "Title").Input("Rye bread");

        list.Render(p => p.Add(l => l.Editing, tea));
        Assert.Equal("Tea", Field(list, "Title").GetAttribute("value"));
        list.Render(p => p.Add(l => l.Editing, bread));
        Assert.Equal("Bread", Field(list, "Title").GetAttribute("value"));
    }

    [Fact]
    public async Task An_edit_of_a_row_that_moved_meanwhile_leaves_it_where_it_is()
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Bread", 450);
        var row = await House.Expenses.AddAsync(Ledger.Member, Guid.CreateVersion7(), fields);
        var list = Draw(Page(row), editing: row);
        Field(list, "Title").Input("Rye bread");
        var moved = await House.Expenses.EditAsync(
            Ledger.Member, row.Row.Id, row.Row.Version, fields with { Date = Today.AddDays(-1) });
        list.Render(p => p.Add(l => l.Page, Page(moved)));

        await list.SubmitAsync("form");

        var saved = await House.Expenses.FindAsync(Ledger.Member, row.Row.Id);
        Assert.Equal(("Rye bread", Today.AddDays(-1)), (saved!.Title, saved.Date));
    }

    ExpenseRow Row(string title, DateOnly date, long amount) =>
        new(Guid.CreateVersion7(), 1, date, title, amount, Choices[0].Id, null, 1, Ledger.Person.Id, "Mara", false);

    static ExpensePage Page(params ExpenseRow[] rows) =>
        new(rows, rows.GroupBy(r => r.Date).ToDictionary(d => d.Key, d => d.Sum(r => r.Amount)), null);

    IRenderedComponent<ExpenseDays> Draw(ExpensePage page, ExpenseRow? editing = null) => Show<ExpenseDays>(p => p
        .Add(l => l.Page, page)
        .Add(l => l.Choices, Choices)
        .Add(l => l.Today, Today)
        .Add(l => l.Editing, editing)
        .Add(l => l.OnEdit, row => _opened = row)
        .Add(l => l.OnDelete, row => _deleted = row));
}
