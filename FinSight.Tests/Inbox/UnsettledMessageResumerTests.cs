using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Inbox;

/// <summary>
/// What was stored and not read, and what goes wrong where it is read later: told by the words of SQLite's commands.
/// </summary>
[Trait("Only", "SQLite")]
public sealed class UnsettledMessageResumerTests : CaptureTestBase
{
    readonly DatabaseFaultInterceptor _fault = new();

    protected override void Replace(IServiceCollection services) => _fault.Hold(services);

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_leaves_them_to_the_next_run()
    {
        await StoreAsync();
        _fault.Of = command => IsOfEvidence(command) ? DatabaseFaultInterceptor.Lost(command) : null;
        await Capture.ResumeAsync();
        Assert.Equal(0, await Messages.CountAsync(Mara));

        _fault.Of = null;
        Assert.Equal(1, await Capture.ResumeAsync());
        Assert.Equal(450, await SumAsync());
    }

    [Fact]
    public async Task Programs_are_told_of_one_that_waits_because_it_could_not_be_read()
    {
        var hooks = House.Get<WebhookService>();
        var hook = await hooks.AddAsync(Mara, "https://hooks.example/finsight", WebhookEventKinds.InboxCreated);
        await StoreAsync();
        _fault.Of = command => IsOfEvidence(command) ? DatabaseFaultInterceptor.Unforeseen(command) : null;
        await Capture.ResumeAsync();
        _fault.Of = null;
        Assert.Equal(InboxReasonCodes.RuleBroken, Assert.Single((await Messages.ViewAsync(Mara)).Waiting).Reason);
        Assert.Equal(
            WebhookEventKinds.InboxCreated, Assert.Single(await hooks.DeliveriesAsync(Mara, hook.Id)).Kind);
    }

    [Fact]
    public async Task What_another_run_has_read_meanwhile_stays_as_it_is()
    {
        var added = await SendAsync(await ConnectAsync(), Coffee);
        var contexts = House.Get<CaptureContextCache>();
        var settlement = new MessageBatchSettler(
            House.Contexts, contexts, House.Get<LedgerAccessService>(), House.Get<InboxChangeFeed>(),
            House.Get<WebhookSignal>(),
            Time);
        var late =
            new UnprocessedMessageReference(Mara, added.EventId, null, await contexts.OfAsync(Mara, null, default));
        var asked = 0;
        _fault.Of = command => command.Contains("\"InboundEvents\"", StringComparison.Ordinal) && asked++ == 0
            ? DatabaseFaultInterceptor.Unforeseen(command)
            : null;
        Assert.Equal(InboxOutcome.Added, (await settlement.ResumeAsync(late, CancellationToken.None)).Outcome);
        Assert.True(asked > 1);
        Assert.Equal(0, await Messages.CountAsync(Mara));
    }

    /// <summary>A coffee as it is on disk where the server ended before it was read.</summary>
    async Task StoreAsync()
    {
        await SendAsync(await ConnectAsync(), Coffee);
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.InboundEvents.ExecuteUpdateAsync(
            e => e.SetProperty(one => one.Outcome, InboxOutcome.Stored)
                .SetProperty(one => one.ExpenseId, (Guid?)null));
        await db.Evidence.ExecuteDeleteAsync();
        await db.Expenses.ExecuteDeleteAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    static bool IsOfEvidence(string command) => command.Contains("FROM \"Evidence\"", StringComparison.Ordinal);
}
