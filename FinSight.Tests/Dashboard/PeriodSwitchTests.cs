using Bunit;
using FinSight.Core;
using FinSight.Web.Components;
using FinSight.Web.Features.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Dashboard;

public sealed class PeriodSwitchTests : DashboardCardTestBase
{
    [Theory]
    [InlineData("2026-11", "?period=2026-10", "?period=2026-12", "?period=all")]
    [InlineData("2026-10", "?period=2026-09", "", "?period=all", "")]
    [InlineData("2027-01", "?period=2026-12", "?period=2027-02", "?period=all", "")]
    [InlineData(null, "")]
    public void The_period_switch_leads_to_the_neighbours_this_month_and_all_time(
        string? month, params string[] addresses)
    {
        var links = Show<PeriodSwitch>(p => p
            .Add(s => s.Selected, new Period(Month.TryParse(month, out var selected) ? selected : null))
            .Add(s => s.Current, November)).FindAll("a");

        Assert.Equal(addresses.Select(a => Ledger.To("/" + a)), links.Select(l => l.GetAttribute("href")));
    }

    [Theory]
    [InlineData("all", null)]
    [InlineData("2026-02", "2026-02")]
    [InlineData(null, "2026-11")]
    [InlineData("2026-13", "2026-11")]
    [InlineData("<script>", "2026-11")]
    public void An_address_that_names_no_period_means_this_month(string? asked, string? month) =>
        Assert.Equal(month, Period.Read(asked, November).Month?.ToString());

    [Theory]
    [InlineData("2026-03-01", "2026-05-31", "?from=2026-03-01&to=2026-05-31")]
    [InlineData("2026-05-31", "2026-03-01", "")]
    [InlineData("2026-03-01", null, "")]
    [InlineData("1899-12-31", "2026-03-01", "")]
    [InlineData("2026-3-1", "2026-05-31", "")]
    public void An_address_may_name_any_days(string? from, string? to, string address) =>
        Assert.Equal("/" + address, Period.Read("2026-11", November, from, to).Address(November));

    [Fact]
    public void The_period_switch_steps_through_days_by_their_number_and_takes_any_others()
    {
        var page = Show<PeriodSwitch>(p =>
            p.Add(s => s.Selected, Period.Read(null, November, "2026-03-01", "2026-03-10"))
                .Add(s => s.Current, November));
        Assert.Equal(
            new[] { "/?from=2026-02-19&to=2026-02-28", "/?from=2026-03-11&to=2026-03-20", "/?period=all", "/" }.Select(
                Ledger.To),
            page.FindAll("a").Select(l => l.GetAttribute("href")));
        Assert.Equal("1–10 Mar 2026", page.Find(".month").TextContent);

        page.Change("[name=to]", "2026-02-01");
        page.Submit("form");
        Assert.Equal("The end is before the start.", page.Find(".error").TextContent.Trim());
        page.Change("[name=to]", "2026-04-02");
        page.Submit("form");
        Assert.EndsWith(
            "/?from=2026-03-01&to=2026-04-02", Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_months_of_a_year_are_behind_the_name_of_the_month()
    {
        var page = Show<PeriodSwitch>(
            p => p.Add(s => s.Selected, new Period(new Month(2026, 4))).Add(s => s.Current, November));
        page.Find(".period-months").TriggerEvent("ontoggle", EventArgs.Empty);
        var months = page.FindAll(".month-grid > a").Where(link => !link.ClassList.Contains("scope")).ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal(("Jan", Ledger.To("/?period=2026-01")), (months[0].TextContent, months[0].GetAttribute("href")));
        Assert.Equal(Ledger.To("/"), months[10].GetAttribute("href"));
        Assert.Equal(
            ["April 2026"],
            months.Where(link => link.HasAttribute("aria-current")).Select(link => link.GetAttribute("aria-label")));

        page.Click("[aria-label='Year 2025']");
        Assert.Equal(Ledger.To("/?period=2025-12"), page.FindAll(".month-grid > a")[11].GetAttribute("href"));
    }

    [Theory]
    [InlineData("2026-11")]
    [InlineData("2026-10")]
    public void The_place_of_the_link_to_this_month_is_kept(string month)
    {
        Assert.True(Month.TryParse(month, out var selected));
        var page = Show<PeriodSwitch>(p => p.Add(s => s.Selected, new Period(selected)).Add(s => s.Current, November));
        Assert.Single(page.FindAll(".scope"), scope => scope.TextContent == "This month");
    }

    [Fact]
    public async Task Open_dates_offer_the_longer_periods()
    {
        var page = Show<PeriodSwitch>(p =>
            p.Add(s => s.Selected, new Period(November)).Add(s => s.Current, November));
        await page.Find(".period-days").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal(
            ["Last 3 months", "This year", "Last 12 months"],
            page.FindAll(".period-presets a").Select(link => link.TextContent));
        Assert.Equal(
            Ledger.To("/?from=2026-01-01&to=2026-12-31"), page.FindAll(".period-presets a")[1].GetAttribute("href"));
    }
}
