using FinSight.Core.Alerts;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Alerts;

/// <summary>
/// Whoever wants to hear of an alert has a message waiting with it, and what that says is found when it is sent.
/// </summary>
public sealed class AlertPostTests : AlertPostTestBase
{
    [Fact]
    public async Task A_crossed_line_waits_for_those_who_asked_for_it_alone()
    {
        await House.JoinAsync(Mara, "Ben");
        await SpendAsync(5_100);
        var job = await TakeAsync();
        Assert.Equal((OutboxKind.AlertMail, Mara.UserId, Mara.LedgerId), (job.Kind, job.UserId, job.LedgerId));
        Assert.Null(await Queue.TakeAsync());

        var news = (await News.ReadAsync(job))!;
        Assert.Equal(
            (50, 4_900, Address, "Cheese"), (news.Alert.Threshold, news.Left, news.Email, news.Alert.Cause!.Title));
        Assert.Null(news.QuietUntil);
    }

    [Fact]
    public async Task What_is_left_is_what_is_left_when_it_is_sent()
    {
        await SpendAsync(5_100);
        await SpendAsync(1_000);
        Assert.Equal(3_900, (await News.ReadAsync(await TakeAsync()))!.Left);
    }

    [Fact]
    public async Task An_alert_that_was_withdrawn_says_nothing_and_says_it_after_a_redo_once()
    {
        var added = await SpendAsync(5_100);
        var undo = House.Get<UndoService>();
        await undo.UndoAsync(Mara, added.BatchId!.Value);
        var job = await TakeAsync();
        Assert.Null(await News.ReadAsync(job));
        await Queue.EndAsync(job, OutboxStatus.Skipped);

        await undo.RedoAsync(Mara, added.BatchId.Value);
        job = await TakeAsync();
        Assert.NotNull(await News.ReadAsync(job));
        await Queue.EndAsync(job, OutboxStatus.Sent);
        await undo.UndoAsync(Mara, added.BatchId.Value);
        await undo.RedoAsync(Mara, added.BatchId.Value);
        Assert.Null(await Queue.NextAsync());
    }

    [Fact]
    public async Task Of_several_lines_at_once_the_highest_says_it_all()
    {
        await SpendAsync(12_000);
        List<int> told = [];
        while (await Queue.TakeAsync() is { } job)
            if (await News.ReadAsync(job) is { } news) told.Add(news.Alert.Threshold);
        Assert.Equal([100], told);
    }

    [Fact]
    public async Task What_was_read_in_the_ledger_is_not_sent_any_more()
    {
        await SpendAsync(5_100);
        var alerts = House.Get<AlertListService>();
        await alerts.ReadAsync(Mara, [(await alerts.ListAsync(Mara)).Single().Id]);
        Assert.Null(await News.ReadAsync(await TakeAsync()));
    }

    [Fact]
    public async Task Who_does_not_want_it_any_more_or_is_disabled_gets_nothing()
    {
        await SpendAsync(5_100);
        var job = await TakeAsync();
        await Choices.TellByMailAsync(Mara, false);
        Assert.Null(await News.ReadAsync(job));
        await Choices.TellByMailAsync(Mara, true);
        Assert.NotNull(await News.ReadAsync(job));
        await ReadAsync(async db =>
        {
            (await db.Users.SingleAsync()).Disable(Time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        Assert.Null(await News.ReadAsync(job));
    }

    [Fact]
    public async Task It_goes_with_the_membership()
    {
        var ben = await House.JoinAsync(Mara, "Ben");
        await Choices.TellByMailAsync(ben, true);
        await SpendAsync(5_100);
        await House.Get<MembershipService>().LeaveAsync(ben);
        Assert.Equal([Mara.UserId], (await MessagesAsync()).Select(message => message.UserId));
        Assert.Equal([Mara.UserId], await ReadAsync(db => db.AlertChoices.Select(c => c.UserId).ToListAsync()));
    }

    [Fact]
    public async Task A_viewer_chooses_for_themselves_and_a_former_member_nothing()
    {
        var ben = await House.JoinAsync(Mara, "Ben", Role.Viewer);
        await Choices.SendDigestAsync(ben, DayOfWeek.Friday);
        await Choices.KeepQuietAsync(ben, (new(22, 0), new(7, 0)));
        Assert.Equal(
            new AlertChoicesView(false, false, DayOfWeek.Friday, (new(22, 0), new(7, 0)), null),
            await Choices.ReadAsync(ben));
        Assert.Equal(new AlertChoicesView(true, false, null, null, Address), await Choices.ReadAsync(Mara));
        await House.Get<MembershipService>().LeaveAsync(ben);
        await Assert.ThrowsAsync<Core.NotFoundException>(() => Choices.TellByMailAsync(ben, true));
    }

    [Fact]
    public async Task In_quiet_hours_it_says_until_when()
    {
        await Choices.KeepQuietAsync(Mara, (new(12, 0), new(14, 0)));
        await SpendAsync(5_100);
        var job = await TakeAsync();
        Assert.Equal(new DateTime(2026, 11, 23, 13, 0, 0, DateTimeKind.Utc), (await News.ReadAsync(job))!.QuietUntil);
        await Choices.KeepQuietAsync(Mara, null);
        Assert.Null((await News.ReadAsync(job))!.QuietUntil);
    }
}
