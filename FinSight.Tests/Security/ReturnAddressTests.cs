using System.Reflection;
using FinSight.Tests.Accounts;
using Microsoft.AspNetCore.Components;

namespace FinSight.Tests.Security;

/// <summary>
/// Every page that takes an address to lead back to, and every address that has led visitors astray elsewhere.
/// </summary>
public sealed class ReturnAddressTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    /// <summary>A new page is among them by itself.</summary>
    public static TheoryData<string> Pages => [.. typeof(Program).Assembly.GetTypes()
        .Where(page => page.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(p => p.Name == "ReturnUrl" && p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null))
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    public async Task InitializeAsync() => await App.Visit().RegisterAsync("mara");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public void There_are_such_pages() => Assert.True(Pages.Count >= 4);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_leads_nobody_away(string page)
    {
        var mara = App.Visit();
        await mara.SignInAsync("mara");
        foreach (var visitor in new[] { App.Visit(), mara })
            foreach (var payload in OpenRedirectCases.Payloads)
            {
                using var answer = await visitor.GetAsync($"{page}?returnUrl={Uri.EscapeDataString(payload)}");
                if (answer.Headers.Location is { } away) OpenRedirectCases.AssertStays(away.OriginalString);
                else
                    foreach (var link in (await Visitor.ReadAsync(answer))
                        .QuerySelectorAll("[href], [action], [formaction]"))
                        foreach (var name in new[] { "href", "action", "formaction" })
                            if (link.GetAttribute(name) is { Length: > 0 } address && address[0] != '#')
                                Assert.Equal("localhost", new Uri(new Uri($"http://localhost{page}"), address).Host);
            }
    }

    [Fact]
    public async Task Nor_does_a_form_that_did_its_work()
    {
        var mara = App.Visit();
        await mara.SignInAsync("mara");
        foreach (var (payload, i) in OpenRedirectCases.Payloads.Select((payload, i) => (payload, i)))
        {
            var query = $"?returnUrl={Uri.EscapeDataString(payload)}";
            OpenRedirectCases.AssertStays((await App.Visit().RegisterAsync($"guest {i}", query: query)).LeadsTo());
            OpenRedirectCases.AssertStays(
                (await mara.SubmitAsync(
                    $"/account/confirm{query}", new() { ["Password"] = AccountApp.Password })).LeadsTo());
        }
    }
}
