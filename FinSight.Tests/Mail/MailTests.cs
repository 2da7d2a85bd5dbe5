using System.Net;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Mail;

/// <summary>Addresses and forgotten passwords, with a real mail server.</summary>
public sealed class MailTests : MailTestBase
{
    [Fact]
    public async Task An_address_that_was_typed_too_late_comes_back_after_the_proof()
    {
        var page = await Mara.OpenAsync("/account/email");
        Time.Advance(TimeSpan.FromMinutes(5));
        var confirm = (await Mara.PostAsync(page, new() { ["Email"] = Address }, "email")).LeadsTo();
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Femail", confirm);
        await Mara.SubmitAsync(confirm, new() { ["Password"] = AccountApp.Password });
        Assert.Equal(Address, (await Mara.OpenAsync("/account/email")).Field("Email").Value);
    }

    [Fact]
    public async Task An_address_counts_once_its_link_was_opened_and_confirmed()
    {
        Assert.Equal("/account/email", (await AskAsync(Address)).LeadsTo());
        var mail = await Sink.ReceiveAsync();
        Assert.Equal(
            ("finsight@example.org", Address, "Confirm your address for FinSight"), (mail.From, mail.To, mail.Subject));
        Assert.Contains("Auto-Submitted: auto-generated", mail.Headers, StringComparison.Ordinal);
        Assert.Contains("Hello mara", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "https://money.example.org/account/email/confirm#", mail.Link.OriginalString, StringComparison.Ordinal);

        Assert.Contains(
            Address, (await Mara.OpenAsync("/account/email")).QuerySelector("[role=status]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Null(await StoredAsync());
        // A scanner of mails may have opened it; that alone confirms nothing.
        await App.Visit().GetAsync("/account/email/confirm");
        Assert.Null(await StoredAsync());

        var page = await Visitor.ReadAsync(await ConfirmAsync(mail));
        Assert.Equal($"{Address} is confirmed.", page.QuerySelector("[role=status]")!.TextContent.Trim());
        Assert.Equal(Address, await StoredAsync());
        Assert.Equal(NotHere, Sentence(await Visitor.ReadAsync(await ConfirmAsync(mail))));
        Assert.Equal("/", (await App.Visit().SignInAsync(" MARA@example.org ")).LeadsTo());
    }

    [Fact]
    public async Task Mails_are_in_their_reader_s_language()
    {
        var german = App.Visit(language: "de-CH");
        await german.RegisterAsync("Zoë");
        await german.SubmitAsync("/account/email", new() { ["Email"] = "zoe@example.org" }, "email");
        var mail = await Sink.ReceiveAsync();
        Assert.Equal("Bestätige deine Adresse für FinSight", mail.Subject);
        Assert.Contains("Hallo Zoë", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Type your email address.")]
    [InlineData("mara", "That is no email address.")]
    [InlineData("Mara <mara@example.org>", "That is no email address.")]
    [InlineData("mara@example.org, noah@example.org", "That is no email address.")]
    [InlineData("mara@example.org\r\nBcc: noah@example.org", "That is no email address.")]
    public async Task What_is_no_address_is_told_and_stays(string typed, string sentence)
    {
        var page = await Visitor.ReadAsync(await AskAsync(typed));
        Assert.Equal(
            (sentence, typed.Split('\r')[0]),
            (page.Problem("Email"), page.Field("Email").Value.Split("\r\n")[0].Split("Bcc")[0]));
        Assert.True(Sink.IsEmpty);
    }

    [Fact]
    public async Task The_later_of_two_links_holds_and_only_for_a_day()
    {
        await AskAsync("wrong@example.org");
        var first = await Sink.ReceiveAsync();
        await AskAsync(Address);
        var second = await Sink.ReceiveAsync();
        Assert.Equal(NotHere, Sentence(await Visitor.ReadAsync(await ConfirmAsync(first))));
        Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(NotHere, Sentence(await Visitor.ReadAsync(await ConfirmAsync(second))));
    }

    [Fact]
    public async Task An_address_is_one_user_s_alone_and_only_its_owner_hears_that()
    {
        await HaveAddressAsync();
        var noah = App.Visit();
        await noah.RegisterAsync("noah");
        Assert.Equal("/account/email",
            (await noah.SubmitAsync("/account/email", new() { ["Email"] = "Mara@Example.org" }, "email")).LeadsTo());
        Assert.Equal("That address belongs to another account here.",
            Sentence(await Visitor.ReadAsync(await ConfirmAsync(await Sink.ReceiveAsync(), noah))));
    }

    [Fact]
    public async Task Removed_it_signs_nobody_in_and_its_links_are_void()
    {
        await HaveAddressAsync();
        await ForgetAsync(Address);
        var mail = await Sink.ReceiveAsync();
        await Mara.SubmitAsync("/account/email", [], "remove");
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().SignInAsync(Address)).StatusCode);
        Assert.Equal(Dead, Sentence(await OpenAsync(App.Visit(), mail)));
    }

    [Fact]
    public async Task The_security_log_tells_of_it_and_the_database_holds_no_link()
    {
        await HaveAddressAsync();
        await ForgetAsync("mara");
        var mail = await Sink.ReceiveAsync();
        var visitor = App.Visit();
        await SetAsync(visitor, await OpenAsync(visitor, mail), "another lantern");
        Assert.Equal(
            [
                SecurityEventKind.EmailAsked, SecurityEventKind.EmailConfirmed, SecurityEventKind.ResetAsked,
                SecurityEventKind.PasswordReset,
            ],
            await App.ReadAsync(db => db.SecurityEvents
                .Where(e => e.Act >= SecurityEventKind.PasswordChanged && e.Act < SecurityEventKind.TokenCreated)
                .OrderBy(e => e.Sequence)
                .Select(e => e.Act)
                .ToListAsync()));
        Assert.False(
            await App.ReadAsync(
                db => db.SecurityEvents.AnyAsync(e => e.Detail.Contains(mail.Link.Fragment.Substring(1)))));
    }
}
