using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Mail;

/// <summary>Addresses and forgotten passwords, with a real mail server.</summary>
public sealed class MailTests : MailTest
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
    public async Task Whoever_asks_while_too_many_mails_wait_is_told_to_come_back()
    {
        await App.ReadAsync(async db =>
        {
            for (var i = 0; i < LetterOutbox.MostAsked; i++)
                db.OutboxMessages.Add(
                    new OutboxMessage(
                        OutboxKind.ForgottenPassword, Time.GetUtcNow().UtcDateTime.AddHours(1), TimeSpan.FromHours(1)));
            return await db.SaveChangesAsync();
        });
        var page = await Visitor.ReadAsync(await ForgetAsync("mara"));
        Assert.Equal("Too many mails are waiting. Try again in a few minutes.", Sentence(page));
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
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once_and_ends_every_session()
    {
        await HaveAddressAsync();
        Assert.Equal("/account/forgot?sent=true", (await ForgetAsync("mara")).LeadsTo());
        var mail = await Sink.ReceiveAsync();
        Assert.Equal("A new password for FinSight", mail.Subject);
        Assert.StartsWith(
            "https://money.example.org/account/reset#", mail.Link.OriginalString, StringComparison.Ordinal);

        var visitor = App.Visit();
        var page = await OpenAsync(visitor, mail);
        Assert.Equal("mara", page.QuerySelector("[autocomplete=username]")!.GetAttribute("value"));
        page = await Visitor.ReadAsync(await SetAsync(visitor, page, "short"));
        Assert.Equal("Use at least 8 characters. Three or four words work well.", page.Problem("New password"));
        Assert.Equal("/account/login?reset=true", (await SetAsync(visitor, page, "another lantern")).LeadsTo());

        Assert.Equal("/account/login?returnUrl=%2F", (await Mara.GetAsync("/")).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().SignInAsync("mara")).StatusCode);
        Assert.Equal("/", (await App.Visit().SignInAsync("mara", "another lantern")).LeadsTo());
        Assert.Equal(Dead, Sentence(await Visitor.ReadAsync(await SetAsync(visitor, page, "a third lantern"))));
        Assert.Equal(Dead, Sentence(await OpenAsync(App.Visit(), mail)));
    }

    [Fact]
    public async Task One_link_used_twice_at_once_changes_the_password_once()
    {
        await HaveAddressAsync();
        await ForgetAsync("mara");
        var mail = await Sink.ReceiveAsync();
        var visitors = Enumerable.Range(0, 2).Select(i => App.Visit()).ToList();
        var pages = new List<IHtmlDocument>();
        foreach (var visitor in visitors) pages.Add(await OpenAsync(visitor, mail));
        var answers = await Task.WhenAll(
            visitors.Select((visitor, i) => SetAsync(visitor, pages[i], $"lantern number {i}")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_link_is_good_for_an_hour_and_nobody_is_flooded()
    {
        await HaveAddressAsync();
        for (var i = 0; i < 3; i++) await ForgetAsync(Address);
        var mails = new[] { await Sink.ReceiveAsync(), await Sink.ReceiveAsync(), await Sink.ReceiveAsync() };
        await ForgetAsync(Address);
        await AskAsync("other@example.org");
        Assert.Equal("other@example.org", (await Sink.ReceiveAsync()).To);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Dead, Sentence(await OpenAsync(App.Visit(), mails[2])));
    }

    [Fact]
    public async Task Whether_there_is_such_an_account_the_answer_does_not_tell()
    {
        await HaveAddressAsync();
        await App.Visit().RegisterAsync("noah");
        List<string> answers = [];
        foreach (var name in new[]
        {
            "mara", Address, "noah", "nobody", "nobody@example.org", "x<>", new string('x', 5000),
        })
        {
            var answer = await ForgetAsync(name);
            answers.Add(
                $"{answer.StatusCode} {answer.LeadsTo()} "
                + string.Join('|', answer.Headers.Select(header => header.Key).Order()));
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(Address, (await Sink.ReceiveAsync()).To);
        Assert.Equal(Address, (await Sink.ReceiveAsync()).To);
        await AskAsync("last@example.org");
        Assert.Equal("last@example.org", (await Sink.ReceiveAsync()).To);
    }

    [Fact]
    public async Task A_disabled_account_gets_no_link_and_uses_none()
    {
        await HaveAddressAsync();
        await ForgetAsync("mara");
        var mail = await Sink.ReceiveAsync();
        await App.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Users SET DisabledAt = 1"));
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
