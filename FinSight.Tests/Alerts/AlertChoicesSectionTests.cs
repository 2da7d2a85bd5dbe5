using System.Buffers.Text;
using Bunit;
using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Web.Features.Alerts;
using FinSight.Web.Features.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Alerts;

public sealed class AlertChoicesSectionTests : SignedInComponentTestBase
{
    const string Endpoint = "https://push.example.org/1";

    bool SendsMail { get; set; } = true;

    AlertChoiceService Kept => House.Get<AlertChoiceService>();

    protected override Task FurnishAsync()
    {
        var settings = new MailSettings(
            "mail.example.org", 587, MailEncryptionMode.StartTls, null, null, new("finsight@example.org"));
        Services.AddSingleton(_ => new LetterOutbox(
            House.Contexts, House.Get<ISecretProtector>(), House.Get<OutboxSignal>(), Time,
            SendsMail ? new Mailer(settings) : null));
        return Task.CompletedTask;
    }

    [Fact]
    public void Where_no_mail_is_sent_nothing_of_it_can_be_chosen()
    {
        SendsMail = false;
        var section = Draw();
        Assert.Equal("This server sends no mail.", section.Find("#alert-mail-hint").TextContent.Trim());
        Assert.True(section.Find("#alert-mail").HasAttribute("disabled"));
        Assert.Empty(section.FindAll("#alert-digest"));
    }

    [Fact]
    public void Without_an_address_one_is_asked_for_first()
    {
        var section = Draw();
        Assert.Equal("/account/email", section.Find("#alert-mail-hint a").GetAttribute("href"));
        Assert.True(section.Find("#alert-mail").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Letters_are_chosen_where_there_is_an_address()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            (await db.Users.SingleAsync()).ReachAt("mara@example.org");
            await db.SaveChangesAsync();
        }
        var section = Draw();
        await section.ChangeAsync("#alert-mail", true);
        await section.ChangeAsync("#alert-digest", "Saturday");
        Assert.Equal(
            new AlertChoicesView(true, false, DayOfWeek.Saturday, null, "mara@example.org"),
            await Kept.ReadAsync(Ledger.Member));
        await section.ChangeAsync("#alert-digest", "");
        Assert.Null((await Kept.ReadAsync(Ledger.Member)).DigestDay);
    }

    [Fact]
    public async Task Quiet_hours_begin_as_a_night_and_end_at_another_time_than_they_begin()
    {
        var section = Draw();
        await section.ChangeAsync("#quiet", true);
        Assert.Equal(
            ["22:00", "07:00"], section.FindAll(".quiet-hours input").Select(input => input.GetAttribute("value")));
        await section.ChangeAsync("[name=quiet-to]", "06:30");
        Assert.Equal((new(22, 0), new(6, 30)), (await Kept.ReadAsync(Ledger.Member)).Quiet);
        await section.ChangeAsync("[name=quiet-from]", "06:30");
        Assert.Equal(
            "Quiet hours have to end at another time than they begin.",
            section.Find(".quiet-hours .error").TextContent.Trim());
        await section.ChangeAsync("#quiet", false);
        Assert.Null((await Kept.ReadAsync(Ledger.Member)).Quiet);
    }

    [Fact]
    public async Task A_browser_is_turned_on_by_a_press_in_it_shows_no_amounts_unless_ticked_and_is_turned_off()
    {
        var browser = PushScript.Setup<BrowserPushInfo>("pushState");
        browser.SetResult(new(true, false, null));
        var section = Draw();
        Assert.Empty(section.FindAll("#this-browser"));
        await section.ChangeAsync("#alert-push", true);
        var key = await House.Get<PushService>().PublicKeyAsync();
        section.WaitForAssertion(
            () => Assert.Equal(key, section.Find("#this-browser button").GetAttribute("data-push-key")));

        browser.SetResult(new(true, false, Endpoint));
        await section.ChangeAsync("[data-push]",
            $$"""{"endpoint":"{{Endpoint}}","key":"{{Base64Url.EncodeToString([4, .. new byte[64]])}}","auth":"{{Base64Url.EncodeToString(new byte[16])}}"}""");
        Assert.False((await House.Get<PushService>().FindAsync(Mara, Endpoint))!.ShowsAmounts);
        await section.ChangeAsync("[name=push-amounts]", true);
        Assert.True((await House.Get<PushService>().FindAsync(Mara, Endpoint))!.ShowsAmounts);

        await section.ClickAsync("#this-browser button");
        Assert.Null(await House.Get<PushService>().FindAsync(Mara, Endpoint));
    }

    [Theory]
    [InlineData(false, false, "It takes no notifications here. On a phone, add FinSight to the home screen first.")]
    [InlineData(true, true, "Its settings forbid notifications from this page. Allow them there first.")]
    public async Task A_browser_that_does_not_take_it_says_why(bool can, bool denied, string sentence)
    {
        await Kept.TellByPushAsync(Ledger.Member, true);
        PushScript.Setup<BrowserPushInfo>("pushState").SetResult(new(can, denied, null));
        var section = Draw();
        section.WaitForAssertion(() => Assert.Equal(sentence, section.Find("#this-browser p").TextContent.Trim()));
        Assert.Empty(section.FindAll("#this-browser button"));
    }

    IRenderedComponent<AlertChoicesSection> Draw()
    {
        var section = Show<AlertChoicesSection>(_ => { });
        section.WaitForElement("#hear");
        return section;
    }
}
