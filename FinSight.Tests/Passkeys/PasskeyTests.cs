using System.Net;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Passkeys;

public sealed class PasskeyTests : PasskeyTestBase
{
    [Fact]
    public async Task A_passkey_alone_signs_in_and_leads_on()
    {
        var visitor = App.Visit();
        Assert.Equal(
            "/expenses", (await visitor.UsePasskeyAsync(_key, "/account/login?returnUrl=/expenses")).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
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
}
