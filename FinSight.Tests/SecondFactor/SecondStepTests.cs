using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Core.SecondFactor;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.SecondFactor;

/// <summary>Two-step sign-in through its pages.</summary>
public sealed class SecondStepTests : IAsyncLifetime
{
    const string Page = "/account/two-step";

    readonly FakeTime _time = FakeTime.FromNow();

    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<TimeProvider>(_time);
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task The_page_shows_the_secret_as_picture_and_text_until_a_code_confirms_it()
    {
        var page = await Mara.OpenAsync(Page);
        Assert.NotNull(page.QuerySelector("svg.qr path[d]"));
        var secret = Secret(page);
        Assert.Equal(32, secret.Length);
        Assert.Contains(
            $"secret={secret}", page.QuerySelector("a[href^='otpauth://totp/FinSight']")!.GetAttribute("href")!,
            StringComparison.Ordinal);

        page = await Visitor.ReadAsync(await Mara.PostAsync(page, new() { ["Code"] = "12345" }));
        Assert.Equal(("That code is wrong or was used already.", secret), (page.Problem("Code"), Secret(page)));

        page = await Visitor.ReadAsync(await Mara.PostAsync(page, new() { ["Code"] = Code(secret) }));
        var codes = page.QuerySelectorAll(".codes code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.NotNull(page.QuerySelector("button[data-copy='#codes']"));
        var file = Uri.UnescapeDataString(page.QuerySelector("a[download]")!.GetAttribute("href")!);
        Assert.All(codes, code => Assert.Contains(code, file, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, (await Mara.OpenAsync(Page)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_open_for_too_long_shows_a_new_key_and_says_so()
    {
        var page = await Mara.OpenAsync(Page);
        _time.Advance(TimeSpan.FromMinutes(10));
        await Mara.SubmitAsync("/account/confirm", new() { ["Password"] = AccountApp.Password }, "confirm");
        var renewed = await Visitor.ReadAsync(await Mara.PostAsync(page, new() { ["Code"] = Code(Secret(page)) }));
        Assert.Equal(
            "That key was too old, and there is a new one now. Scan it, then type its code.", renewed.Problem("Code"));
        Assert.NotEqual(Secret(page), Secret(renewed));
        Assert.Equal(
            10,
            (await Visitor.ReadAsync(await Mara.PostAsync(renewed, new() { ["Code"] = Code(Secret(renewed)) })))
                .QuerySelectorAll(".codes code").Length);
    }

    [Fact]
    public async Task After_the_password_comes_the_code_and_then_where_one_wanted_to_go()
    {
        var (secret, _) = await TurnOnAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var visitor = App.Visit();
        var step = (await visitor.SignInAsync("mara", query: "?returnUrl=/expenses")).LeadsTo();
        Assert.Equal("/account/login/code?returnUrl=%2Fexpenses", step);
        Assert.Equal("/account/login?returnUrl=%2F", (await visitor.GetAsync("/")).LeadsTo());

        var page = await Visitor.ReadAsync(await visitor.SubmitAsync(step, new() { ["Code"] = "000000" }));
        Assert.Equal("That code is wrong or was used already.", page.Problem("Code"));
        Assert.Equal("/expenses", (await visitor.SubmitAsync(step, new() { ["Code"] = Code(secret) })).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
        Assert.Equal("/account/login", (await App.Visit().GetAsync("/account/login/code")).LeadsTo());
    }

    [Fact]
    public async Task A_recovery_code_does_instead()
    {
        var (_, codes) = await TurnOnAsync();
        var visitor = App.Visit();
        var step = (await visitor.SignInAsync("mara")).LeadsTo();
        var other = (await visitor.OpenAsync(step)).QuerySelector("main a[href*=recovery]")!.GetAttribute("href")!;
        Assert.Equal("/", (await visitor.SubmitAsync(other, new() { ["Code"] = codes[0] })).LeadsTo());
    }

    [Fact]
    public async Task Whoever_waits_too_long_or_changes_the_password_meanwhile_starts_again()
    {
        var (_, codes) = await TurnOnAsync();
        var slow = App.Visit();
        var step = (await slow.SignInAsync("mara")).LeadsTo();
        var page = await slow.OpenAsync(step);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/account/login", (await slow.PostAsync(page, new() { ["Code"] = codes[0] })).LeadsTo());

        var stale = App.Visit();
        await stale.SignInAsync("mara");
        await App.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync()).SecurityStamp = "changed";
            return await db.SaveChangesAsync();
        });
        Assert.Equal("/account/login", (await stale.SubmitAsync(step, new() { ["Code"] = codes[1] })).LeadsTo());
        await stale.SignInAsync("mara");
        Assert.Equal("/", (await stale.SubmitAsync(step, new() { ["Code"] = codes[1] })).LeadsTo());
    }

    [Fact]
    public async Task It_is_turned_off_on_its_page()
    {
        await TurnOnAsync();
        Assert.Equal("/settings#signin", (await Mara.SubmitAsync(Page, [], "turn-off")).LeadsTo());
        Assert.Equal("/", (await App.Visit().SignInAsync("mara")).LeadsTo());
    }

    [Fact]
    public async Task New_recovery_codes_are_made_there()
    {
        var (_, codes) = await TurnOnAsync();
        var page = await Visitor.ReadAsync(await Mara.SubmitAsync(Page, [], "renew"));
        Assert.Empty(codes.Intersect(page.QuerySelectorAll(".codes code").Select(code => code.TextContent)));
    }

    [Fact]
    public async Task The_page_asks_for_fresh_proof()
    {
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Ftwo-step", (await Mara.GetAsync(Page)).LeadsTo());
    }

    async Task<(string Secret, IReadOnlyList<string> Codes)> TurnOnAsync()
    {
        var page = await Mara.OpenAsync(Page);
        var secret = Secret(page);
        page = await Visitor.ReadAsync(await Mara.PostAsync(page, new() { ["Code"] = Code(secret) }));
        return (secret, [.. page.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    static string Secret(IHtmlDocument page) =>
        page.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    string Code(string secret) =>
        TimeBasedCode.Of(Base32.Decode(secret), TimeBasedCode.StepAt(_time.GetUtcNow().UtcDateTime));
}
