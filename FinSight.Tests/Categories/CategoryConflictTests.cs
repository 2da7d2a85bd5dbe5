using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Categories;

/// <summary>What a category's form asks when others wrote meanwhile, and what stays typed.</summary>
public sealed class CategoryConflictTests : CategoriesPageTestBase
{
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
        Assert.Matches(
            @"^Jonas\S* changed this to Holidays\.$",
            page.Find($"#{Field(page, "Name").GetAttribute("aria-describedby")}").TextContent);
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
            Ledger.Member, travel.Id, travel.Version,
            new(travel.Name, travel.Icon, "groceries", ParentId: (await LineAsync("Leisure")).Id));
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
    public async Task What_is_typed_stays_when_somebody_archives_the_category_and_is_saved()
    {
        var page = Draw();
        Press(page, "Edit Travel");
        Field(page, "Name").Input("Trips");
        await Categories.ArchiveAsync(Ledger.Member, (await LineAsync("Travel")).Id);
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=archived] .editing [role=alert]").Count == 1);

        Assert.StartsWith(
            "You archived this meanwhile.", page.Find(".editing [role=alert] p").TextContent, StringComparison.Ordinal);
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

        Assert.StartsWith(
            "You removed Travel meanwhile.", page.Find(".editing [role=alert] p").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("Trips", Field(page, "Name").GetAttribute("value"));
        await page.SubmitAsync(".editing form");
        Assert.Equal("🧳", (await LineAsync("Trips")).Icon);
        Assert.Empty(page.FindAll(".editing"));
    }
}
