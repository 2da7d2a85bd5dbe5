using Bunit;
using FinSight.Core.Expenses;
using FinSight.Web.Features.History;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.History;

public sealed class HistoryPageTests : SignedInComponentTestBase
{
    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<ExpenseHistoryService>());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_link_to_another_expense_shows_the_history_of_that()
    {
        var (shoes, refund) = (await SpendAsync("Shoes"), await SpendAsync("Refund"));
        var page = Show<HistoryPage>(p => p.Add(h => h.Id, shoes));
        Assert.Equal("History of Shoes", page.Find("h1").TextContent);

        page.Render(p => p.Add(h => h.Id, refund));
        page.WaitForAssertion(() => Assert.Equal("History of Refund", page.Find("h1").TextContent));
        page.Render(p => p.Add(h => h.Id, Guid.NewGuid()));
        page.WaitForAssertion(() => Assert.Equal("Nothing here", page.Find("h1").TextContent));
        page.Render(p => p.Add(h => h.Id, shoes));
        page.WaitForAssertion(() => Assert.Equal("History of Shoes", page.Find("h1").TextContent));
    }

    async Task<Guid> SpendAsync(string title) =>
        (await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, title))).Row.Id;
}
