using System.Net;
using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Security;

/// <summary>What was refused stands in the security log, so sparsely that nobody can fill it.</summary>
public sealed class RefusedAccessTests : IAsyncLifetime
{
    static readonly string[] Doors =
        ["/_blazor/negotiate", "/_blazor", "/q/entries", "/account/seen", "/q/x%0D%0Aforged%E2%80%A8line"];

    IPAddress _from = IPAddress.Parse("203.0.113.7");

    bool _hasHungUp;

    AccountApp App { get; } = new();

    public Task InitializeAsync()
    {
        App.Replace = services => services
            .AddSingleton<IStartupFilter>(new RemoteAddresses(() => _from))
            .AddSingleton<IStartupFilter>(new HangUps(() => _hasHungUp));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Another_site_s_page_is_one_line_a_minute_and_address_whatever_it_asks_for()
    {
        var stranger = App.Visit();
        foreach (var door in Doors.Concat(Doors))
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(stranger, $"{door}?canary={door.Length}"));
        var line = Assert.Single(await LinesAsync());
        Assert.Equal(
            (SecurityEventKind.ForeignPageRefused, null, "203.0.113.7", "/_blazor"),
            (line.Act, line.UserId, line.Address, line.Detail));
    }

    [Theory]
    [InlineData("203.0.113.8", 2)]
    [InlineData("2001:db8:1:1::1", 2)]
    [InlineData("::ffff:203.0.113.7", 1)]
    public async Task Each_network_has_its_own(string from, int lines)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(App.Visit(), "/q/entries"));
        _from = IPAddress.Parse(from);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(App.Visit(), "/q/entries"));
            if (from.StartsWith("2001", StringComparison.Ordinal)) _from = IPAddress.Parse($"2001:db8:1:1::{i + 2}");
        }
        Assert.Equal(lines, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task With_a_session_it_is_told_to_its_user()
    {
        var mara = App.Visit();
        await mara.RegisterAsync("mara");
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(mara, "/q/entries"));
        var shown = (await mara.OpenAsync("/settings")).QuerySelector("[data-act=ForeignPageRefused]")!;
        Assert.Equal("Refused what another site’s page asked for: /q", shown.QuerySelector(".title")!.TextContent);
        Assert.Contains("203.0.113.7", shown.TextContent, StringComparison.Ordinal);
        Assert.Single((await mara.OpenAsync("/admin/log")).QuerySelectorAll("[data-act=ForeignPageRefused]"));
    }

    [Fact]
    public async Task Whoever_hangs_up_at_once_is_told_of_too()
    {
        var mara = App.Visit();
        await mara.RegisterAsync("mara");
        _hasHungUp = true;
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(mara, "/q/entries"));
        Assert.NotNull(Assert.Single(await LinesAsync()).UserId);
    }

    [Fact]
    public async Task This_server_s_own_pages_are_none()
    {
        var mara = App.Visit();
        await mara.RegisterAsync("mara");
        Assert.Equal(
            HttpStatusCode.OK, await AskAsync(mara, "/_blazor/negotiate?negotiateVersion=1", "http://localhost"));
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task A_role_that_does_not_allow_something_is_one_line_a_minute()
    {
        var time = new FakeTime();
        await using var house = await TestServices.OpenAsync(time: time);
        var owner = await house.MoveInAsync();
        var viewer = await house.JoinAsync(owner, "Noah", Role.Viewer);
        var fields = await house.FieldsAsync(owner, "a secret title");
        for (var i = 0; i < 3; i++) await TryAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        await TryAsync();
        await house.Expenses.AddAsync(owner, Guid.CreateVersion7(), fields);
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal(
            [(SecurityEventKind.RoleRefused, viewer.UserId, ""), (SecurityEventKind.RoleRefused, viewer.UserId, "")],
            (await db.SecurityEvents.ToListAsync()).Select(line => (line.Act, line.UserId!.Value, line.Detail)));

        Task TryAsync() =>
            Assert.ThrowsAsync<RuleException>(() => house.Expenses.AddAsync(viewer, Guid.CreateVersion7(), fields));
    }

    static async Task<HttpStatusCode> AskAsync(Visitor visitor, string path, string origin = "https://evil.example")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", origin);
        using var answer = await visitor.Http.SendAsync(request);
        return answer.StatusCode;
    }

    Task<List<LoggedSecurityEvent>> LinesAsync() => App.ReadAsync(db =>
        db.SecurityEvents.Where(line => line.Act == SecurityEventKind.ForeignPageRefused)
            .OrderBy(line => line.Sequence)
            .ToListAsync());

    sealed class HangUps(Func<bool> has) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                if (has()) context.RequestAborted = new(canceled: true);
                return then(context);
            });
            next(app);
        };
    }
}
