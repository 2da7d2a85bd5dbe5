using Bunit;
using FinSight.Core.Reports;
using FinSight.Web.Features.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Reports;

public sealed class ReportsPageTests : SignedInComponentTestBase
{
    const string File = ".page-head a[download]", First = "[aria-label=From]", Last = "[aria-label=To]";

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<ReportService>());
        return Task.CompletedTask;
    }

    [Fact]
    public void A_first_day_after_the_last_waits_for_another_last_day()
    {
        var pages = Services.GetRequiredService<NavigationManager>();
        pages.NavigateTo("/reports?q=2026-03-01..2026-03-31");
        var page = Show<ReportsPage>(_ => { });
        Assert.NotEmpty(page.FindAll(File));

        page.Change(First, "2026-05-01");
        Assert.Equal("2026-05-01", page.Find(First).GetAttribute("value"));
        Assert.Equal("The end is before the start.", page.Find("#report-days-problem").TextContent.Trim());
        Assert.Equal("true", page.Find(First).GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll(File));

        page.Change(Last, "2026-05-31");
        Assert.EndsWith("?q=2026-05", pages.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#report-days-problem")));
        Assert.NotEmpty(page.FindAll(File));
    }
}
