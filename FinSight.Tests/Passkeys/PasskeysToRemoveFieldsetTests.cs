using AngleSharp.Html.Dom;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Passkeys;

/// <summary>A new password comes with the question which passkeys shall go with the old one.</summary>
public sealed class PasskeysToRemoveFieldsetTests : IAsyncLifetime
{
    const string New = "another lantern";

    readonly (SoftwarePasskey Phone, SoftwarePasskey Strange, SoftwarePasskey Noahs) _keys = (new(), new(), new());

    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Mara = await RegisterAsync("mara");
        await Mara.AddPasskeyAsync(_keys.Phone);
        await Mara.AddPasskeyAsync(_keys.Strange, "Strange");
        await (await RegisterAsync("noah")).AddPasskeyAsync(_keys.Noahs);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_change_lists_them_and_removes_what_was_ticked()
    {
        var page = await Mara.OpenAsync("/account/password");
        var offered = Offered(page);
        Assert.Equal(["Phone", "Strange"], offered.Select(one => one.Name));
        Assert.All(offered, one => Assert.False(one.Box.IsChecked));

        page = await Visitor.ReadAsync(
            await Mara.PostAsync(
                page, new() { ["Password"] = "short", ["Passkeys"] = offered[1].Box.Value }, "password"));
        Assert.Equal([false, true], Offered(page).Select(one => one.Box.IsChecked));
        Assert.Equal("/account/password?changed=true",
            (await Mara.PostAsync(
                page, new() { ["Password"] = New, ["Passkeys"] = offered[1].Box.Value }, "password")).LeadsTo());

        await AssertAsync(phone: true, strange: false);
        Assert.Equal("Strange", await App.ReadAsync(db =>
            db.SecurityEvents.Where(e => e.Act == SecurityEventKind.PasskeyRemoved)
                .Select(e => e.Detail)
                .SingleAsync()));
    }

    [Fact]
    public async Task Another_s_passkey_stays_whatever_is_posted()
    {
        var noahs = Convert.ToBase64String(_keys.Noahs.Id).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal("/account/password?changed=true", (await Mara.SubmitAsync(
            "/account/password", new() { ["Password"] = New, ["Passkeys"] = noahs }, "password")).LeadsTo());
        Assert.Equal("/", (await App.Visit().UsePasskeyAsync(_keys.Noahs)).LeadsTo());
        await AssertAsync(phone: true, strange: true);
    }

    [Fact]
    public async Task A_link_for_a_new_password_offers_the_same()
    {
        await App.ReadAsync(async db =>
        {
            var mara = await db.Users.SingleAsync(user => user.UserName == "mara");
            db.OneTimeLinks.Add(
                new OneTimeLink(
                    LinkPurpose.PasswordReset,
                    "secret",
                    TimeProvider.System.GetUtcNow().UtcDateTime,
                    TimeSpan.FromHours(1),
                    mara.Id));
            return await db.SaveChangesAsync();
        });
        var visitor = App.Visit();
        var page = await Visitor.ReadAsync(await visitor.SubmitAsync("/account/reset", new() { ["Code"] = "secret" }));
        var strange = Offered(page)[1].Box.Value;
        Assert.Equal("/account/login?reset=true", (await visitor.PostAsync(
            page, new() { ["Code"] = "secret", ["Password"] = New, ["Passkeys"] = strange })).LeadsTo());
        await AssertAsync(phone: true, strange: false);
    }

    [Fact]
    public async Task Who_has_none_is_asked_nothing() =>
        Assert.Empty(Offered(await (await RegisterAsync("zoe")).OpenAsync("/account/password")));

    async Task<Visitor> RegisterAsync(string name)
    {
        var visitor = App.Visit();
        await visitor.RegisterAsync(name);
        return visitor;
    }

    async Task AssertAsync(bool phone, bool strange)
    {
        Assert.Equal(phone, (await App.Visit().UsePasskeyAsync(_keys.Phone)).Headers.Location is not null);
        Assert.Equal(strange, (await App.Visit().UsePasskeyAsync(_keys.Strange)).Headers.Location is not null);
    }

    static List<(string Name, IHtmlInputElement Box)> Offered(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("input[name='Form.Passkeys']").OfType<IHtmlInputElement>()
            .Select(box => (box.ParentElement!.TextContent.Trim().Split(' ')[0], box)),
    ];
}
