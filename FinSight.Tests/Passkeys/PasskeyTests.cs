using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Passkeys;

public sealed class PasskeyTests : IAsyncLifetime
{
    const string Refusal = "That passkey did not work here. Try again, or use your password.";

    readonly FakeTime _time = FakeTime.FromNow();
    readonly SoftwarePasskey _key = new();

    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<TimeProvider>(_time);
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
        Assert.Equal("/settings#signin", (await Mara.AddPasskeyAsync(_key)).LeadsTo());
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_passkey_alone_signs_in_and_leads_on()
    {
        var visitor = App.Visit();
        Assert.Equal(
            "/expenses", (await visitor.UsePasskeyAsync(_key, "/account/login?returnUrl=/expenses")).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task What_was_signed_counts_once_even_from_a_key_that_does_not_count()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        Assert.Equal("/", (await visitor.PostPasskeyAsync(page, state, signed)).LeadsTo());

        await AssertRefusedAsync(page, state, signed);
        var stranger = App.Visit();
        var other = await stranger.OpenAsync("/account/login");
        await AssertRefusedAsync(other, (await stranger.AskAsync(other)).State, signed, stranger);
    }

    [Theory]
    [InlineData(" {0}")]
    [InlineData("{0}\n")]
    [InlineData("{0}=")]
    [InlineData("{0}\u00A0")]
    public async Task A_challenge_written_in_another_way_is_the_same_challenge(string other)
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        Assert.Equal("/", (await visitor.PostPasskeyAsync(page, state, signed)).LeadsTo());
        foreach (var written in new[] { string.Format(null, other, state), state.Insert(
            state.Length / 2, other.Replace("{0}", "", StringComparison.Ordinal)) })
            await AssertRefusedAsync(page, written, signed);
    }

    [Fact]
    public async Task A_key_that_counts_never_counts_back()
    {
        var key = new SoftwarePasskey { Count = 5 };
        await Mara.AddPasskeyAsync(key);
        Assert.Equal("/", (await App.Visit().UsePasskeyAsync(key)).LeadsTo());
        key.Count = 4;
        await AssertRefusedAsync(key);
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        _time.Advance(TimeSpan.FromMinutes(5));
        await AssertRefusedAsync(page, state, _key.Sign(options), visitor);
    }

    [Theory]
    [InlineData("https://evil.example", "localhost", false, true)]
    [InlineData("http://localhost.evil.example", "localhost", false, true)]
    [InlineData("http://localhost", "evil.example", false, true)]
    [InlineData("http://localhost", "localhost", true, true)]
    [InlineData("http://localhost", "localhost", false, false)]
    public async Task Another_origin_name_frame_or_an_unlocked_device_is_refused(
        string origin, string host, bool framed, bool verifies)
    {
        (_key.Origin, _key.Host, _key.CrossOrigin, _key.Verifies) = (origin, host, framed, verifies);
        await AssertRefusedAsync(_key);
        var added = await Visitor.ReadAsync(await Mara.AddPasskeyAsync(
            new SoftwarePasskey { Origin = origin, Host = host, CrossOrigin = framed, Verifies = verifies }));
        Assert.Equal(Refusal, Sentence(added));
    }

    [Fact]
    public async Task What_is_forged_missing_or_of_another_act_is_refused()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        foreach (var (otherState, credential) in new[]
        {
            (null, signed), ("", signed), ("forged", signed), (state, null), (state, "{}"), (state, "[1"),
            (state, new string('x', 40_000)),
            (state, signed.Replace("public-key", "password", StringComparison.Ordinal)),
            (state, new SoftwarePasskey().Sign(options)),
        })
            await AssertRefusedAsync(page, otherState, credential, visitor);

        // Signed for a proof, in mara's session.
        _time.Advance(TimeSpan.FromMinutes(6));
        var proof = await Mara.AskAsync(await Mara.OpenAsync("/account/confirm"));
        await AssertRefusedAsync(page, proof.State, _key.Sign(proof.Options), visitor);
    }

    [Fact]
    public async Task A_passkey_is_fresh_proof_for_its_own_user_only()
    {
        var noah = App.Visit();
        await noah.RegisterAsync("noah");
        await noah.AddPasskeyAsync(new SoftwarePasskey());
        _time.Advance(TimeSpan.FromMinutes(6));
        const string confirm = "/account/confirm?returnUrl=/account/two-step";

        Assert.Equal(Refusal, Sentence(await Visitor.ReadAsync(await noah.UsePasskeyAsync(_key, confirm))));
        Assert.Equal(HttpStatusCode.Found, (await noah.GetAsync("/account/two-step")).StatusCode);

        Assert.Equal("/account/two-step", (await Mara.UsePasskeyAsync(_key, confirm)).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync("/account/two-step")).StatusCode);
    }

    [Fact]
    public async Task It_is_renamed_and_removed_by_its_user_and_then_signs_nobody_in()
    {
        var address = await AddressAsync();
        var page = await Visitor.ReadAsync(await Mara.SubmitAsync(address, new() { ["Name"] = " " }, "rename"));
        Assert.Equal("Name it, such as Phone.", page.Problem("Name"));
        Assert.Equal(
            "/settings#signin", (await Mara.SubmitAsync(address, new() { ["Name"] = "Key" }, "rename")).LeadsTo());
        Assert.Equal("Key", (await Mara.OpenAsync(address)).QuerySelector("h1")!.TextContent);

        var noah = App.Visit();
        await noah.RegisterAsync("noah");
        Assert.Equal(HttpStatusCode.NotFound, (await noah.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await noah.GetAsync("/account/passkey?id=x!")).StatusCode);

        var other = App.Visit();
        await other.UsePasskeyAsync(_key);
        await Mara.SubmitAsync(address, [], "remove");
        await AssertRefusedAsync(_key);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_name_is_asked_for_and_one_key_is_added_once()
    {
        var page = await Visitor.ReadAsync(await Mara.AddPasskeyAsync(new SoftwarePasskey(), new string('x', 61)));
        Assert.Equal(
            ("Shorten it to 60 characters.", new string('x', 61)), (page.Problem("Name"), page.Field("Name").Value));
        Assert.Equal(Refusal, Sentence(await Visitor.ReadAsync(await Mara.AddPasskeyAsync(_key, "Again"))));
        Assert.Equal(1, await App.ReadAsync(db => db.UserPasskeys.CountAsync()));
    }

    [Fact]
    public async Task Adding_one_needs_fresh_proof()
    {
        var page = await Mara.OpenAsync(PasskeyVisits.Page);
        var (options, state) = await Mara.AskAsync(page);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith(
            "/account/confirm",
            (await Mara.PostPasskeyAsync(page, state, new SoftwarePasskey().Create(options), "Late")).LeadsTo(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_user_s_passkey_is_refused()
    {
        await App.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Users SET DisabledAt = 1"));
        await AssertRefusedAsync(_key);
    }

    [Fact]
    public async Task The_security_log_tells_of_it()
    {
        var address = await AddressAsync();
        await AssertRefusedAsync(new SoftwarePasskey());
        await Mara.SubmitAsync(address, new() { ["Name"] = "Key" }, "rename");
        await Mara.SubmitAsync(address, [], "remove");
        Assert.Equal(
            [
                (SecurityEventKind.PasskeyAdded, "Phone"),
                (SecurityEventKind.PasskeyRenamed, "Key"),
                (SecurityEventKind.PasskeyRemoved, "Key"),
            ],
            (await App.ReadAsync(db => db.SecurityEvents
                .Where(e => e.Act >= SecurityEventKind.PasskeyAdded && e.Act <= SecurityEventKind.PasskeyRemoved)
                .OrderBy(e => e.Sequence)
                .ToListAsync())).Select(e => (e.Act, e.Detail)));
        Assert.True(
            await App.ReadAsync(db => db.SecurityEvents.AnyAsync(e => e.Act == SecurityEventKind.SignInFailed)));
    }

    async Task AssertRefusedAsync(SoftwarePasskey key)
    {
        var visitor = App.Visit();
        Assert.Equal(Refusal, Sentence(await Visitor.ReadAsync(await visitor.UsePasskeyAsync(key))));
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/")).StatusCode);
    }

    async Task AssertRefusedAsync(IHtmlDocument page, string? state, string? credential, Visitor? visitor = null)
    {
        if (visitor is null)
        {
            visitor = App.Visit();
            page = await visitor.OpenAsync("/account/login");
        }
        Assert.Equal(
            Refusal, Sentence(await Visitor.ReadAsync(await visitor.PostPasskeyAsync(page, state, credential))));
    }

    async Task<string> AddressAsync() => await App.ReadAsync(async db =>
        "/account/passkey?id="
            + System.Buffers.Text.Base64Url.EncodeToString((await db.UserPasskeys.SingleAsync()).CredentialId));

    static string? Sentence(IHtmlDocument page) => page.GetElementById("problem")?.TextContent.Trim();
}
