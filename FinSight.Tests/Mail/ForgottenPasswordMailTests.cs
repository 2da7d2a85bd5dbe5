using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Core.Outbox;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Mail;

/// <summary>Forgotten passwords, with a real mail server.</summary>
public sealed class ForgottenPasswordMailTests : MailTestBase
{
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
}
