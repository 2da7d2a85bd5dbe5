using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Categories;

namespace FinSight.Tests.Categories;

public sealed class CategoriesPageTests : SignedInComponentTest
{
    CategoryService Categories => House.Get<CategoryService>();

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
    public async Task A_field_that_both_changed_is_asked_about_by_name_and_the_others_are_merged()
    {
        var (travel, jonas) = (await LineAsync("Travel"), await House.JoinAsync(Ledger.Member, "Jonas"));
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("Trips");
        Field(page, "Keywords").Input("away");
        await Categories.EditAsync(jonas, travel.Id, travel.Version, new("Holidays", "🏖️", "gifts"));
        await page.WaitForStateAsync(() => page.FindAll(".conflict").Count == 1);
        Assert.Matches(@"^Jonas\S* changed this to Holidays\.$", page.Find($"#{Field(page, "Name").GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("🏖️", Field(page, "Icon").GetAttribute("value"));

        // Whoever saves is asked first, and need not save again.
        await page.SubmitAsync(".editing form");
        Assert.Equal("Holidays", (await ListAsync()).Single(line => line.Category.Id == travel.Id).Category.Name);
        Press(page, "Keep mine");
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 0);
        var saved = await LineAsync("Trips");
        Assert.Equal(("🏖️", "gifts", "away"), (saved.Icon, saved.Color, saved.Aliases.Single()));
    }

    [Fact]
    public async Task Colour_and_place_are_asked_about_in_words()
    {
        var travel = await LineAsync("Travel");
        var page = Draw();
        Press(page, "Edit Travel");
        page.Change("input[value=kids]", "kids");
        Field(page, "Part of").Change((await LineAsync("Home")).Id.ToString());
        await Categories.EditAsync(
            Ledger.Member, travel.Id, travel.Version, new(travel.Name, travel.Icon, "groceries", ParentId: (await LineAsync("Leisure")).Id));
        await page.WaitForStateAsync(() => page.FindAll(".conflict").Count == 2);
        Assert.Equal(
            ["You changed this to Green meanwhile.", "You changed this to Leisure meanwhile."],
            page.FindAll(".conflict p").Select(p => p.TextContent));
    }

    [Fact]
    public async Task Its_own_move_does_not_make_an_open_form_stale()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("Trips");
        Press(page, "Move up");
        await page.WaitForStateAsync(() => Names(page).IndexOf("Travel") == 8);
        await page.SubmitAsync(".editing form");
        Assert.Equal(8, Names(page).IndexOf("Trips"));
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
    public async Task What_is_typed_stays_when_somebody_archives_the_category_and_is_saved()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("Trips");
        await Categories.ArchiveAsync(Ledger.Member, (await LineAsync("Travel")).Id);
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=archived] .editing [role=alert]").Count == 1);

        Assert.StartsWith("You archived this meanwhile.", page.Find(".editing [role=alert] p").TextContent, StringComparison.Ordinal);
        Assert.Equal("Trips", Field(page, "Name").GetAttribute("value"));
        await page.SubmitAsync(".editing form");
        Assert.True((await LineAsync("Trips")).Archived);
    }

    [Fact]
    public async Task What_is_typed_stays_when_somebody_removes_the_category_and_can_be_added_anew()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("Trips");
        await Categories.RemoveAsync(Ledger.Member, (await LineAsync("Travel")).Id);
        await page.WaitForStateAsync(() => !Names(page).Contains("Travel"));

        Assert.StartsWith("You removed Travel meanwhile.", page.Find(".editing [role=alert] p").TextContent, StringComparison.Ordinal);
        Assert.Equal("Trips", Field(page, "Name").GetAttribute("value"));
        await page.SubmitAsync(".editing form");
        Assert.Equal("🧳", (await LineAsync("Trips")).Icon);
        Assert.Empty(page.FindAll(".editing"));
    }

    [Fact]
    public async Task What_becomes_of_a_budget_is_said_before_its_category_goes()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Assert.Empty(page.FindAll("[data-budgets]"));
        await House.Get<BudgetService>().AddAsync(
            Ledger.Member, new((await LineAsync("Travel")).Id, new(5_000, Ledger.Member.Currency), BudgetCycle.Month), new(2026, 11, 20));
        await page.WaitForStateAsync(() => page.FindAll("[data-budgets]").Count == 1);
        Assert.Equal("Its budget ends with this period if you archive it, and goes along if you merge it.", page.Find("[data-budgets]").TextContent);
        Press(page, "Archive");
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=archived]").Count == 1);
        Assert.NotNull(Assert.Single((await House.Get<BudgetService>().ViewAsync(Ledger.Member, new(2026, 11, 20))).Lines).Budget.EndsOn);
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

    IRenderedComponent<CategoriesPage> Draw() => Show<CategoriesPage>(_ => { });

    static void Press(IRenderedComponent<CategoriesPage> page, string name) => Button(page, name).Click();

    static IElement Button(IRenderedComponent<CategoriesPage> page, string name) =>
        page.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent) == name);

    static List<string> Names(IRenderedComponent<CategoriesPage> page) =>
        [.. page.FindAll(".category-row .title").Select(title => title.TextContent)];

    async Task PutAsync(string name, string parent)
    {
        var row = await LineAsync(name);
        await Categories.EditAsync(
            Ledger.Member, row.Id, row.Version, new(row.Name, row.Icon, row.Color, ParentId: (await LineAsync(parent)).Id));
    }

    async Task<IReadOnlyList<CategoryLine>> ListAsync() => (await Categories.ListAsync(Ledger.Member)).Lines;

    async Task<CategoryRow> LineAsync(string name) => (await ListAsync()).Single(line => line.Category.Name == name).Category;
}
