using Bunit;
using FinSight.Core.Dashboard;
using FinSight.Web.Features.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Dashboard;

public sealed class DashboardPageTests : SignedInComponentTestBase
{
    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<DashboardService>());
        return Task.CompletedTask;
    }

    /// <summary>Today is 23 November 2026.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("?period=all", true)]
    [InlineData("?from=2026-11-20&to=2026-11-24", true)]
    [InlineData("?period=2026-10", false)]
    [InlineData("?period=2026-12", false)]
    [InlineData("?from=2026-11-01&to=2026-11-22", false)]
    public void What_is_left_to_spend_is_told_where_the_page_is_about_today(string asked, bool isTold)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(Ledger.To("/" + asked));
        var page = Show<DashboardPage>(_ => { });
        Assert.Equal(isTold, page.FindAll("#budgets").Count == 1);
    }

    [Fact]
    public async Task An_empty_month_of_a_ledger_that_has_some_is_named()
    {
        await House.Expenses.AddAsync(Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member));
        Services.GetRequiredService<NavigationManager>().NavigateTo(Ledger.To("/?period=2025-10"));
        var page = Show<DashboardPage>(_ => { });
        Assert.Equal("Nothing spent in October 2025", page.Find("[aria-labelledby=by-category] > p").TextContent);
        Assert.Equal("Nothing spent in these months.", page.Find("[aria-labelledby=months] > p").TextContent.Trim());
        Assert.Equal("Expenses", page.Find("#list").TextContent);
        Assert.Equal("Spent in October 2025", page.Find(".kpi h2").TextContent.Trim());
    }
}
