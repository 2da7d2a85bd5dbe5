using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using FinSight.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Alerts;

/// <summary>From an expense to a real mail server, on a clock of the test's.</summary>
public sealed class AlertMailTests : MailTestBase
{
    Member _member = null!;

    AlertChoiceService Choices => App.Services.GetRequiredService<AlertChoiceService>();

    DateOnly _today;

    [Fact]
    public async Task A_letter_says_which_budget_crossed_which_line_and_what_is_left_in_the_language_of_its_reader()
    {
        await FurnishAsync(language: "de");
        await SpendAsync(5_100);
        var mail = await Sink.ReceiveAsync();
        Assert.Equal(
            (Address, "Das ganze Haushaltsbuch: 50 % von CHF\u00A0100.00 sind aufgebraucht."), (mail.To, mail.Subject));
        Assert.Contains("CHF\u00A049.00 sind übrig bis", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Überschritten hat sie Käse, CHF\u00A051.00.", mail.Text, StringComparison.Ordinal);
        Assert.Equal($"https://money.example.org/l/{_member.LedgerId}/budgets", mail.Link.OriginalString);
    }

    [Fact]
    public async Task In_quiet_hours_it_is_held_back_and_what_is_withdrawn_meanwhile_is_not_sent()
    {
        await FurnishAsync();
        var now = TimeOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        await Choices.KeepQuietAsync(_member, (now.AddHours(-1), now.AddHours(2)));
        var first = await SpendAsync(5_100);
        await HeldAsync(1);
        await App.Services.GetRequiredService<UndoService>().UndoAsync(_member, first);
        await SpendAsync(8_100);
        // The first line is crossed again, and the second is new.
        await HeldAsync(2);
        Assert.True(Sink.IsEmpty);

        Time.Advance(TimeSpan.FromHours(2));
        await TimePassesAsync(
            db => db.OutboxMessages.AllAsync(m => m.State != OutboxStatus.Waiting || m.Kind != OutboxKind.AlertMail));
        Assert.Equal("The whole ledger: 80% of CHF\u00A0100.00 is used up.", (await Sink.ReceiveAsync()).Subject);
        Assert.True(Sink.IsEmpty);
    }

    [Fact]
    public async Task The_letter_of_the_week_comes_by_itself()
    {
        await FurnishAsync();
        await Choices.TellByMailAsync(_member, false);
        await SpendAsync(6_000);
        var day = Time.GetUtcNow().UtcDateTime.AddDays(1).DayOfWeek;
        await Choices.SendDigestAsync(_member, day);
        Time.Advance(
            await App.ReadAsync(db => db.AlertChoices.Select(c => c.DigestAt!.Value).SingleAsync())
            - Time.GetUtcNow().UtcDateTime);
        await TimePassesAsync(
            db => db.OutboxMessages.AnyAsync(m => m.Kind == OutboxKind.Digest && m.State == OutboxStatus.Sent));
        var mail = await Sink.ReceiveAsync();
        Assert.StartsWith("mara: the week until ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("CHF\u00A060.00 was spent in mara.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The largest expenses:\r\n- ", mail.Text, StringComparison.Ordinal);
        Assert.Contains(": Käse, CHF\u00A060.00", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>A budget of 100 for all, and an address at which Mara wants to hear of it.</summary>
    async Task FurnishAsync(string language = "en")
    {
        await HaveAddressAsync();
        _today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        var id = await App.ReadAsync(async db =>
        {
            var user = await db.Users.SingleAsync();
            user.Speak(language);
            user.MoveTo("UTC");
            await db.SaveChangesAsync();
            return user.Id;
        });
        _member = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(id);
        await Choices.TellByMailAsync(_member, true);
        await App.Services.GetRequiredService<BudgetService>()
            .AddAsync(
                _member,
                new(null, new Money(10_000, _member.Currency), BudgetCycleKind.Month)
                {
                    Warnings = BudgetWarningSettings.Usual with { OfPace = false },
                },
                _today);
    }

    /// <returns>Its batch.</returns>
    async Task<Guid> SpendAsync(long minor)
    {
        var category = await App.ReadAsync(db => db.Categories.Select(c => c.Id).FirstAsync());
        var added = await App.Services.GetRequiredService<ExpenseService>().AddAsync(
            _member, Guid.CreateVersion7(), new("Käse", new Money(minor, _member.Currency), category, _today));
        return added.BatchId!.Value;
    }

    Task HeldAsync(int count)
    {
        var soon = Time.GetUtcNow().UtcDateTime.AddMinutes(5);
        return TimePassesAsync(async db =>
            await db.OutboxMessages.CountAsync(m => m.Kind == OutboxKind.AlertMail && m.NextAt > soon) == count);
    }
}
