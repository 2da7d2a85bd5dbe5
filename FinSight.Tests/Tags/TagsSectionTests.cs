using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using FinSight.Web.Components;
using FinSight.Web.Features.Tags;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Tags;

public sealed class TagsSectionTests : SignedInComponentTestBase
{
    TagService Tags => House.Get<TagService>();

    [Fact]
    public void Without_tags_it_says_where_they_come_from() =>
        Assert.Equal("No tags yet", Draw().Find(".empty h3").TextContent);

    [Fact]
    public async Task A_tag_is_renamed_and_the_rename_offered_for_undo()
    {
        await SpendAsync("work");
        var section = Draw();
        Press(section, "Edit the tag work");
        Field(section, "Tag").Input("Office");
        await section.SubmitAsync("form.tag-name");

        Assert.Equal(["#Office 1 expense"], Rows(section));
        Assert.Equal(ToastOfferKind.Undo, Services.GetRequiredService<ToastService>().Current!.Offer);
    }

    [Fact]
    public async Task A_taken_name_is_said_and_its_merge_is_one_press_away()
    {
        await SpendAsync("work", "job");
        await SpendAsync("job");
        var section = Draw();
        Press(section, "Edit the tag job");
        Field(section, "Tag").Input("WORK");
        await section.SubmitAsync("form.tag-name");
        Assert.Equal("There is a tag work already. Merge the two, or choose another name.", Problem(section, "Tag"));

        await section.SubmitAsync("form.merge");
        Assert.Equal(["#work 2 expenses"], Rows(section));
        Assert.Empty(section.FindAll(".editing"));
    }

    [Fact]
    public async Task A_tag_is_removed_from_its_expenses()
    {
        await SpendAsync("work", "job");
        var section = Draw();
        Press(section, "Edit the tag job");
        Press(section, "Remove");
        await section.WaitForStateAsync(() => Rows(section) is ["#work 1 expense"]);
        Assert.Equal(["work"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
    }

    [Fact]
    public async Task What_is_typed_stays_when_somebody_removes_the_tag()
    {
        await SpendAsync("work", "job");
        var section = Draw();
        Press(section, "Edit the tag job");
        Field(section, "Tag").Input("office");
        await Tags.RemoveAsync(Ledger.Member, (await Tags.ListAsync(Ledger.Member)).Tags[0].Id);
        // The live refresh pauses in a burst.
        await Time.PassUntilAsync(() => section.Instance.Prerendered!.Tags.Count == 1);

        Assert.Equal("office", Field(section, "Tag").GetAttribute("value"));
        await section.SubmitAsync("form.tag-name");
        Assert.Equal("Someone removed this meanwhile. Nothing was done.", section.Find(".error").TextContent.Trim());
    }

    [Fact]
    public async Task A_name_that_somebody_else_gave_meanwhile_is_asked_about()
    {
        await SpendAsync("work");
        var (tag, jonas) = ((await Tags.ListAsync(Ledger.Member))
            .Tags[0], await House.JoinAsync(Ledger.Member, "Jonas"));
        var section = Draw();
        Press(section, "Edit the tag work");
        Field(section, "Tag").Input("office");
        await Tags.RenameAsync(jonas, tag.Id, tag.Version, "job");
        await section.WaitForStateAsync(() => section.FindAll(".conflict").Count == 1);
        Assert.Matches(@"^Jonas\S* changed this to job\.$", section.Find(".conflict p").TextContent);

        await section.SubmitAsync("form.tag-name");
        Press(section, "Keep mine");
        await section.WaitForStateAsync(() => Rows(section) is ["#office 1 expense"]);
        Assert.Empty(section.FindAll(".editing"));
    }

    [Fact]
    public async Task Whoever_may_only_add_looks_and_changes_nothing()
    {
        await SpendAsync("work");
        Ledger = Ledger with { Member = await House.JoinAsync(Ledger.Member, "Jonas", Role.Adder) };
        var section = Draw();
        Assert.Equal(["#work 1 expense"], Rows(section));
        Assert.Empty(section.FindAll("button"));
    }

    IRenderedComponent<TagsSection> Draw() => Show<TagsSection>(_ => { });

    async Task SpendAsync(params string[] tags) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member) with { Tags = tags });

    static void Press(IRenderedComponent<TagsSection> section, string name) =>
        section.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent) == name).Click();

    static List<string> Rows(IRenderedComponent<TagsSection> section) =>
        [.. section.FindAll(".tag-row")
            .Select(row => string.Join(' ', row.QuerySelectorAll("p").Select(p => p.TextContent.Trim())))];
}
