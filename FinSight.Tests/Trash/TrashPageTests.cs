using Bunit;
using FinSight.Core.Expenses;
using Microsoft.Extensions.DependencyInjection;
using TrashPage = FinSight.Web.Features.Trash.TrashPage;

namespace FinSight.Tests.Trash;

public sealed class TrashPageTests : SignedInComponentTestBase
{
    TrashService Trash => House.Get<TrashService>();

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(Trash);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whoever_looks_at_a_later_page_goes_back_to_what_is_left_once_it_is_empty()
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Tea", 100);
        await House.Expenses.AddManyAsync(Ledger.Member, Enumerable.Repeat(fields, 60));
        await House.Get<ExpenseBulkService>().DeleteAsync(
            Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything));
        var page = Show<TrashPage>(_ => { });
        var first = page.FindAll("li").Count;
        await page.FindAll(".pager button").Single(button => button.TextContent == "Older").ClickAsync();
        var rest = page.FindAll("li").Select(row => Guid.Parse(row.GetAttribute("data-expense-id")!)).ToArray();
        Assert.NotEmpty(rest);

        await Trash.RestoreAsync(Ledger.Member, rest);
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal(first, page.FindAll("li").Count));
        Assert.Empty(page.FindAll(".empty"));
    }
}
