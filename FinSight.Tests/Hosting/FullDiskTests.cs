using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Tests.Accounts;
using FinSight.Tests.Browser;
using FinSight.Tests.Circuits;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Hosting;

public sealed class FullDiskTests
{
    const string Sentence = "The server's disk is full. Nothing was saved.";
    const string Click = """{"detail":1,"button":0,"buttons":0,"type":"click"}""";

    readonly DiskFaultInterceptor _disk = new();

    [Fact]
    public async Task A_script_is_told_and_sends_again_once_there_is_room()
    {
        await using var app = new AccountApp { Replace = _disk.Hold };
        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        var me = await mara.Http.GetFromJsonAsync<JsonElement>("/q/me");
        var entry = new
        {
            id = Guid.CreateVersion7(),
            user = me.GetProperty("user").GetString(),
            text = "coffee 4.50",
            date = "2026-11-23",
        };

        _disk.IsFull = true;
        using var refused = await mara.Http.PostAsJsonAsync("/q/entries", entry);
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            Sentence, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());

        _disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await mara.Http.PostAsJsonAsync("/q/entries", entry)).StatusCode);
        Assert.Equal(1, await app.ReadAsync(db => db.Expenses.CountAsync()));
    }

    [Fact]
    public async Task Account_pages_say_so_and_keep_what_was_typed()
    {
        await using var app = new AccountApp { Replace = _disk.Hold };
        var (mara, stranger) = (app.Visit(), app.Visit());
        await mara.RegisterAsync("mara");

        _disk.IsFull = true;
        foreach (var (path, name) in new[] { ("/account/register", "jonas"), ("/account/login", "mara") })
        {
            using var answer = await stranger.SubmitAsync(
                path, new() { ["Username"] = name, ["Password"] = AccountApp.Password });
            Assert.Equal((path, HttpStatusCode.InsufficientStorage), (path, answer.StatusCode));
            var page = await Visitor.ReadAsync(answer);
            Assert.Equal(Sentence, page.QuerySelector("[role=alert]")!.TextContent.Trim());
            Assert.Equal(name, page.QuerySelector("[name='Form.Username']")!.GetAttribute("value"));
        }
        using var token = await mara.SubmitAsync(
            "/account/tokens", new() { ["Name"] = "Phone", ["Read"] = "true", ["Days"] = "90" });
        Assert.Equal(HttpStatusCode.InsufficientStorage, token.StatusCode);
        Assert.Equal(
            "Phone", (await Visitor.ReadAsync(token)).QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/expenses")).StatusCode);

        _disk.IsFull = false;
        Assert.Equal("/", (await stranger.SignInAsync("mara")).LeadsTo());
    }

    [Fact]
    public async Task Whoever_signs_out_is_signed_out_in_this_browser()
    {
        await using var app = new AccountApp { Replace = _disk.Hold };
        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        _disk.IsFull = true;
        Assert.Equal("/account/login", (await mara.PressAsync("/", "/account/logout")).LeadsTo());
        Assert.StartsWith("/account/login", (await mara.GetAsync("/")).LeadsTo(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_lives_and_is_not_ready_until_a_write_finds_room()
    {
        await using var app = new AccountApp { Replace = _disk.Hold };
        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/health/ready")).StatusCode);
        _disk.IsFull = true;
        await mara.SubmitAsync("/account/login", new() { ["Username"] = "mara", ["Password"] = AccountApp.Password });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await mara.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/health/live")).StatusCode);

        _disk.IsFull = false;
        await mara.SignInAsync("mara");
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task An_open_page_says_so_and_lives_on()
    {
        await using var app = new LiveApp(_disk.Hold);
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        var cake = await mara.WriteAsync("Rhubarb cake", 450);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", mara.CookieHeader);
        await using var page = await Circuit.OpenAsync(http, mara.CookieHeader, app.Address, cake.Title);
        var button = page.Find("click", handler => handler.Has("aria-label", $"Delete {cake.Title}"));

        _disk.IsFull = true;
        var told = page.RepaintedAsync(Sentence);
        Assert.Null(await page.RaiseAsync(button, Click));
        await told.WaitAsync(Patience.Long);
        Assert.Null(page.Error);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync())
            Assert.Null((await db.Expenses.SingleAsync(e => e.Id == cake.Id)).DeletedAt);

        _disk.IsFull = false;
        Assert.Null(await page.RaiseAsync(button, Click));
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync())
            Assert.NotNull((await db.Expenses.SingleAsync(e => e.Id == cake.Id)).DeletedAt);
        var repainted = page.RepaintedAsync("Plum cake");
        await mara.WriteAsync("Plum cake", 300);
        await repainted.WaitAsync(Patience.Long);
        Assert.Null(page.Error);
    }
}
