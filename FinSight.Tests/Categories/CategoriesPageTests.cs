using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Categories;

public sealed class CategoriesPageTests : CategoriesPageTestBase
{
    [Fact]
    public async Task A_category_is_added_with_name_icon_and_colour()
    {
        var page = Draw();
        Press(page, "Add category");
        Field(page, "Name").Input("Café");
        page.FindAll(".emojis button").Single(b => b.TextContent == "🍷").Click();
        page.Change("input[value=kids]", "kids");
        await page.SubmitAsync("form");

        var added = (await ListAsync())[^1].Category;
        Assert.Equal(("Café", "🍷", "kids"), (added.Name, added.Icon, added.Color));
        Assert.Empty(page.FindAll(".editing"));
        Assert.Equal("Café", Names(page)[^1]);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_beside_the_field_and_stays_typed()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("GROCERIES");
        await page.SubmitAsync(".editing form");

        Assert.Equal("There is a category named Groceries already. Choose another name.", Problem(page, "Name"));
        Assert.Equal("GROCERIES", Field(page, "Name").GetAttribute("value"));

        Field(page, "Name").Input("Voyages");
        Assert.Null(Problem(page, "Name"));
    }

    [Fact]
    public async Task Two_emojis_are_refused_beside_the_field()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Icon").Change("🧳🏖️");
        await page.SubmitAsync(".editing form");
        Assert.Equal("Choose one emoji.", Problem(page, "Icon"));
    }

    [Fact]
    public void The_ends_of_the_list_go_one_way_only()
    {
        var page = Draw();
        Assert.True(Button(page, "Move Groceries up").IsDisabled());
        Assert.False(Button(page, "Move Groceries down").IsDisabled());
        Assert.True(Button(page, "Move Other down").IsDisabled());
    }

    [Fact]
    public async Task Remove_is_offered_for_an_empty_category_and_merge_for_one_that_holds_something()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, category: "Travel"));
        var page = Draw();
        Press(page, "Edit Travel");
        Assert.DoesNotContain(page.FindAll(".editing button"), b => b.TextContent == "Remove");
        page.Change("#merge-into", (await LineAsync("Home")).Id.ToString());
        Assert.Equal("Move 1 expense", page.Find(".merge button").TextContent);
        page.Submit(".merge");
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 0);

        Assert.Equal("Travel", page.Find("[aria-labelledby=archived] .title").TextContent);
        Press(page, "Edit Travel");
        await page.WaitForStateAsync(() => page.FindAll(".editing button").Any(b => b.TextContent == "Remove"));
        Press(page, "Remove");
        await page.WaitForStateAsync(() => !Names(page).Contains("Travel"));
    }

    [Fact]
    public async Task Other_names_and_the_category_above_are_typed_and_shown_again()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Keywords").Input("Trips, Holidays");
        Field(page, "Part of").Change((await LineAsync("Leisure")).Id.ToString());
        await page.SubmitAsync(".editing form");

        var travel = await LineAsync("Travel");
        Assert.Equal(["Trips", "Holidays"], travel.Aliases);
        Assert.Equal((await LineAsync("Leisure")).Id, travel.ParentId);
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 0);
        Assert.Equal("Travel", page.Find(".category-row.level-2 .title").TextContent);
        Press(page, "Edit Travel");
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 1);
        Assert.Equal("Trips, Holidays", Field(page, "Keywords").GetAttribute("value"));
        Assert.Equal(travel.ParentId.ToString(), Field(page, "Part of").GetAttribute("value"));
    }

    [Fact]
    public async Task Only_places_with_room_are_offered_above()
    {
        await PutAsync("Gifts", "Travel");
        await PutAsync("Kids", "Gifts");
        var page = Draw();
        Press(page, "Edit Gifts");
        Assert.Equal(9 + 2, Offered().Count);
        Assert.DoesNotContain("🎁 Gifts", Offered());
        Assert.DoesNotContain("\u2003\u2003🧸 Kids", Offered());
        Press(page, "Edit Kids");
        Assert.Equal(["🧳 Travel", "\u2003🎁 Gifts"], Offered().SkipWhile(text => text != "🧳 Travel").Take(2));
        Press(page, "Edit Travel");
        Assert.Equal(["No other category"], Offered());

        List<string> Offered() => [.. page.FindAll("#category-parent option").Select(o => o.TextContent)];
    }

    [Fact]
    public async Task What_becomes_of_a_budget_is_said_before_its_category_goes()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Assert.Empty(page.FindAll("[data-budgets]"));
        await House.Get<BudgetService>().AddAsync(
            Ledger.Member,
            new((await LineAsync("Travel")).Id, new(5_000, Ledger.Member.Currency), BudgetCycleKind.Month),
            new(2026, 11, 20));
        await page.WaitForStateAsync(() => page.FindAll("[data-budgets]").Count == 1);
        Assert.Equal(
            "Its budget ends with this period if you archive it, and goes along if you merge it.",
            page.Find("[data-budgets]").TextContent);
        Press(page, "Archive");
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=archived]").Count == 1);
        Assert.NotNull(
            Assert.Single(
                (await House.Get<BudgetService>().ViewAsync(Ledger.Member, new(2026, 11, 20))).Lines).Budget.EndsOn);
    }

    [Fact]
    public async Task An_archived_category_can_be_revived()
    {
        await Categories.ArchiveAsync(Ledger.Member, (await LineAsync("Travel")).Id);
        var page = Draw();
        Press(page, "Edit Travel");
        Press(page, "Revive");
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=archived]").Count == 0);
        Assert.Equal(12, Names(page).Count);
    }

    [Fact]
    public async Task Whoever_may_only_add_looks_and_changes_nothing()
    {
        Ledger = Ledger with { Member = await House.JoinAsync(Ledger.Member, "Jonas", Role.Adder) };
        Assert.Empty(Draw().FindAll("button"));
    }
}
