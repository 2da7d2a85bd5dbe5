using System.Globalization;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Webhooks;

/// <summary>
/// The messages that wait, hook by hook in their order. Whoever takes one has it for a while: where they die over it,
/// it is there again, under the same id.
/// </summary>
public sealed class WebhookDeliveryStore(
    IDbContextFactory<FinSightContext> contexts, DataFolder folder, TimeProvider time)
{
    /// <summary>Longer than any receiver is waited for.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long what was sent is kept to be looked at.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The pauses before each try but the first: over a day of them.</summary>
    static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(7), TimeSpan.FromHours(10),
    ];

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>As receivers know it, each time the same.</summary>
    public static string MessageId(Guid hook, long delivery) =>
        string.Create(CultureInfo.InvariantCulture, $"msg_{hook:N}_{delivery}");

    /// <summary>
    /// What a server was at that has died is there again at once, where the database is a file of this machine: as a
    /// rule one server works on it, and what another is still at comes twice, under one id. Where there are several,
    /// the time for it has to be up.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancel = default)
    {
        if (folder.IsWithoutDatabase) return;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            foreach (var hook in await db.Webhooks.Where(h => h.LeasedUntil != null).ToListAsync(cancel))
                hook.Lease(Now);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <summary>The next message of a hook that is due; null where nothing is.</summary>
    public async Task<ClaimedWebhookDelivery?> TakeAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Where another was quicker at a hook, the next one.
        while (await Due(db, Now).OrderBy(h => h.NextAt).Select(h => new { h.Id, h.LedgerId })
            .FirstOrDefaultAsync(cancel) is { } due)
            if (await TakeAsync(db, due.Id, due.LedgerId, cancel) is { } claimed) return claimed;
        return null;
    }

    Task<ClaimedWebhookDelivery?> TakeAsync(FinSightContext db, Guid id, Guid ledgerId, CancellationToken cancel) =>
        db.InTransactionAsync(WriteScopeKey.Ledger(ledgerId), async () =>
        {
            var now = Now;
            if (await Due(db, now).SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } hook) return null;
            var message = await db.WebhookDeliveries
                .Where(d => d.HookId == hook.Id && d.State == WebhookDeliveryStatus.Waiting)
                .OrderBy(d => d.Id).FirstAsync(cancel);
            var until = now + Lease;
            hook.Lease(until);
            await db.SaveChangesAsync(cancel);
            return new ClaimedWebhookDelivery(
                message.Id, until, hook.Id, hook.LedgerId, hook.UserId, hook.Url, hook.Events, hook.Secrets(now),
                message.Kind, message.Sequence, message.CreatedAt, message.Payload);
        }, cancel);

    public async Task<bool> HasHooksAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Webhooks.AnyAsync(h => h.DisabledAt == null, cancel);
    }

    /// <summary>How many messages wait.</summary>
    public async Task<long> CountAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.WebhookDeliveries.LongCountAsync(d => d.State == WebhookDeliveryStatus.Waiting, cancel);
    }

    /// <summary>When the next try is due; null where nothing waits.</summary>
    public async Task<DateTime?> NextAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var waiting = db.WebhooksThatAreOn().Where(
            h => db.WebhookDeliveries.Any(d => d.HookId == h.Id && d.State == WebhookDeliveryStatus.Waiting));
        return await waiting.AnyAsync(cancel)
            ? await waiting.MinAsync(h => h.LeasedUntil ?? h.NextAt ?? DateTime.UnixEpoch, cancel)
            : null;
    }

    /// <summary>Keeps what is about to be sent, so that each try sends the same.</summary>
    public Task WriteAsync(
        ClaimedWebhookDelivery claimed, WebhookEventKinds kind, string payload, CancellationToken cancel = default) =>
        ChangeAsync(claimed, (_, message) => message.Write(kind, payload), cancel);

    /// <summary>There is nothing to be told of it to this hook.</summary>
    public Task SkipAsync(ClaimedWebhookDelivery claimed, CancellationToken cancel = default) =>
        ChangeAsync(claimed, (hook, message) =>
        {
            message.Skip();
            hook.Succeed();
        }, cancel);

    /// <summary>Whoever comes next may take it at once.</summary>
    public Task HandBackAsync(ClaimedWebhookDelivery claimed, CancellationToken cancel = default) =>
        ChangeAsync(claimed, (hook, _) => hook.Lease(Now), cancel);

    /// <param name="status">Of the answer; null where there was none.</param>
    /// <param name="answer">How it began, or why there was none.</param>
    public Task EndAsync(
        ClaimedWebhookDelivery claimed, int? status, string? answer, CancellationToken cancel = default) =>
        ChangeAsync(claimed, (hook, message) =>
        {
            var now = Now;
            if (status is >= 200 and < 300)
            {
                message.Try(WebhookDeliveryStatus.Delivered, status, answer, now);
                hook.Succeed();
            }
            else if (status == 410 || hook.Tries >= Pauses.Count)
            {
                // Whoever is gone said so; whoever has not answered for a day may be.
                message.Try(WebhookDeliveryStatus.Failed, status, answer, now);
                hook.Succeed();
                hook.Turn(on: false, now);
            }
            else
            {
                message.Try(WebhookDeliveryStatus.Waiting, status, answer, now);
                hook.Fail(now + Pauses[hook.Tries]);
            }
        }, cancel);

    /// <returns>How many old messages went.</returns>
    public async Task<int> PruneAsync(CancellationToken cancel = default)
    {
        var limit = Now - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await WebhookPruning.PruneAsync(db, limit, cancel);
    }

    static IQueryable<Webhook> Due(FinSightContext db, DateTime now) => db.WebhooksThatAreOn()
        .Where(h => (h.NextAt == null || h.NextAt <= now) && (h.LeasedUntil == null || h.LeasedUntil <= now))
        .Where(h => db.WebhookDeliveries.Any(d => d.HookId == h.Id && d.State == WebhookDeliveryStatus.Waiting));

    async Task ChangeAsync(
        ClaimedWebhookDelivery claimed, Action<Webhook, WebhookDelivery> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Ledger(claimed.LedgerId), async () =>
        {
            var hook = await db.Webhooks.SingleOrDefaultAsync(
                h => h.Id == claimed.HookId && h.LeasedUntil == claimed.LeasedUntil, cancel);
            var message = await db.WebhookDeliveries.SingleOrDefaultAsync(
                d => d.Id == claimed.Id && d.HookId == claimed.HookId, cancel);
            // The hook is gone meanwhile, and its messages with it, or somebody else is at it.
            if (hook is null || message is null) return 0;
            change(hook, message);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}

/// <param name="LeasedUntil">UTC; from then on whoever comes next may have it.</param>
/// <param name="Secrets">The newest first.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Payload">As it was sent before; null the first time.</param>
public sealed record ClaimedWebhookDelivery(
    long Id, DateTime LeasedUntil, Guid HookId, Guid LedgerId, Guid UserId, string Url, WebhookEventKinds Events,
    IReadOnlyList<string> Secrets, WebhookEventKinds Kind, long Sequence, DateTime CreatedAt, string? Payload)
{
    public string MessageId => WebhookDeliveryStore.MessageId(HookId, Id);
}
