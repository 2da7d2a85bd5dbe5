using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Outbox;

/// <summary>
/// The messages that wait. Whoever takes one has it for a while: where they die over it, it is there again, under the
/// same id. Whoever delivers keeps only others who deliver waiting, and no writer of a ledger.
/// </summary>
public sealed class OutboxDeliveryStore(
    IDbContextFactory<FinSightContext> contexts, ISecretProtector seal, TimeProvider time)
{
    /// <summary>Longer than any receiver is waited for.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long what has ended is remembered, so that it is told once.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The pauses before each try but the first; the last one goes on.</summary>
    static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The next message that is due; null where none is.</summary>
    public async Task<ClaimedOutboxMessage?> TakeAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!await Due(db, Now).AnyAsync(cancel)) return null;
        return await db.InTransactionAsync(WriteScopeKey.Outbox, async () =>
        {
            var now = Now;
            // Such as a link that has ended while the server was off.
            foreach (var late in await Due(db, now).Where(m => m.Until <= now).ToListAsync(cancel))
                late.End(OutboxStatus.Failed, now);
            await db.SaveChangesAsync(cancel);
            // Whoever asks for hundreds of forgotten passwords holds up nobody's letter.
            if (await Due(db, now)
                .OrderBy(m => m.Kind == OutboxKind.ForgottenPassword)
                .ThenBy(m => m.NextAt)
                .ThenBy(m => m.Id)
                .FirstOrDefaultAsync(cancel) is not { } message) return null;
            var until = now + Lease;
            message.Lease(until);
            await db.SaveChangesAsync(cancel);
            return new ClaimedOutboxMessage(
                message.Id, until, message.Kind, message.UserId, message.LedgerId, message.AboutId, message.TargetId,
                message.CreatedAt,
                message.Tries, message.Content is { } content ? seal.Open(content) : null);
        }, cancel);
    }

    /// <summary>When the next try is due; null where nothing waits.</summary>
    public async Task<DateTime?> NextAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Waiting(db).MinAsync(m => (DateTime?)(m.LeasedUntil ?? m.NextAt), cancel);
    }

    /// <summary>How many messages wait.</summary>
    public async Task<long> CountAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Waiting(db).LongCountAsync(cancel);
    }

    /// <summary>How many letters nobody took in time, of those that are remembered: a month's.</summary>
    public async Task<int> LettersGivenUpAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.OutboxMessages.CountAsync(
            m => m.State == OutboxStatus.Failed && m.Kind != OutboxKind.AlertPush, cancel);
    }

    public Task EndAsync(ClaimedOutboxMessage claimed, OutboxStatus state, CancellationToken cancel = default) =>
        ChangeAsync(claimed, message => message.End(state, Now), cancel);

    /// <summary>It could not be sent now.</summary>
    /// <returns>When it is tried again; null where it is given up.</returns>
    public async Task<DateTime?> FailAsync(ClaimedOutboxMessage claimed, CancellationToken cancel = default)
    {
        DateTime? again = null;
        await ChangeAsync(claimed, message =>
        {
            var next = Now + Pauses[Math.Min(message.Tries, Pauses.Count - 1)];
            if (next < message.Until)
            {
                message.Fail(next);
                again = next;
            }
            else message.End(OutboxStatus.Failed, Now);
        }, cancel);
        return again;
    }

    /// <summary>It is held back until then.</summary>
    public Task PostponeAsync(ClaimedOutboxMessage claimed, DateTime until, CancellationToken cancel = default) =>
        ChangeAsync(claimed, message => message.Postpone(until), cancel);

    /// <returns>How many old messages went.</returns>
    public async Task<int> PruneAsync(CancellationToken cancel = default)
    {
        var limit = Now - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await OutboxPruning.PruneAsync(db, limit, cancel);
    }

    static IQueryable<OutboxMessage> Waiting(FinSightContext db) =>
        db.OutboxMessages.Where(m => m.State == OutboxStatus.Waiting);

    static IQueryable<OutboxMessage> Due(FinSightContext db, DateTime now) =>
        Waiting(db).Where(m => m.NextAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now));

    async Task ChangeAsync(ClaimedOutboxMessage claimed, Action<OutboxMessage> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Outbox, async () =>
        {
            // It may be gone meanwhile with its user, or be somebody else's.
            if (await Waiting(db).SingleOrDefaultAsync(
                m => m.Id == claimed.Id && m.LeasedUntil == claimed.LeasedUntil, cancel) is not { } message) return 0;
            change(message);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}

/// <summary>A message that somebody has taken.</summary>
/// <param name="LeasedUntil">UTC; from then on whoever comes next may have it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Tries">How often it was tried before.</param>
/// <param name="Content">Opened; null where there is none, or nobody can read it any more.</param>
public sealed record ClaimedOutboxMessage(
    Guid Id, DateTime LeasedUntil, OutboxKind Kind, Guid? UserId, Guid? LedgerId, Guid? AboutId, Guid? TargetId,
    DateTime CreatedAt, int Tries, string? Content);
