using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Changes;

/// <summary>Changes that belong together: made in one member's name, undone together.</summary>
/// <param name="intent">Whether it does something new, or takes back or repeats another batch.</param>
/// <param name="originId">The batch that it takes back or repeats.</param>
/// <param name="least">The role that it takes.</param>
sealed class BatchContext(
    Member member, BatchKind intent = BatchKind.Do, Guid? originId = null, Role least = Role.Adder)
{
    /// <summary>What FinSight itself does in a ledger, in nobody's name; nobody takes it back.</summary>
    public static BatchContext OfServer(Ledger ledger) =>
        new(new Member(Change.Server, ledger, Role.Owner, Source.Server), least: Role.Owner);

    public Guid Id { get; } = Guid.CreateVersion7();

    public Member Member { get; } = member;

    public BatchKind Intent { get; } = intent;

    public Guid? OriginId { get; } = originId;

    /// <summary>The role that it takes; looked at again in each of its transactions.</summary>
    public Role Least { get; } = least;

    /// <summary>What of it is on disk, or will be with the transaction.</summary>
    public BatchProgress Progress { get; set; }

    /// <summary>
    /// It changes rows, or takes changes back: an adder does so only while the ledger's rule lets them.
    /// </summary>
    public bool IsCorrection { get; init; }

    public bool IsOfServer => Member.UserId == Change.Server;

    /// <summary>Nothing of it is on disk yet.</summary>
    public bool IsEmpty => Progress.Last == 0;

    /// <summary>How much of it the live feed knows.</summary>
    public long Told { get; set; }

    /// <summary>It may write to a ledger that is archived or deleted, as it is about that.</summary>
    public bool IsOfClosed { get; init; }

    /// <summary>The last change of the ledger when the open transaction began.</summary>
    public long Before { get; set; }

    /// <summary>What the open transaction has done to rows so far.</summary>
    public List<SavedRowChange> Moves { get; } = [];

    /// <summary>
    /// A part of the open transaction was taken back: what it did is not quite what <see cref="Moves"/> says.
    /// </summary>
    public bool IsUnsure { get; set; }

    /// <summary>The open transaction has raised alerts, or withdrawn some.</summary>
    public bool HasAlerts { get; set; }

    /// <summary>It concerns the ledger itself or its people, and not only its rows.</summary>
    public bool IsSetting { get; set; }
}

/// <param name="Last">The sequence of the last change; 0 before the first.</param>
/// <param name="Count">How many changes.</param>
/// <param name="Head">The first change.</param>
readonly record struct BatchProgress(long Last, int Count, Change? Head);

static class WriteResultExtensions
{
    /// <summary>What this context has written.</summary>
    public static WriteResult Written(this FinSightContext db) =>
        db.Batch is { IsEmpty: false } batch ? new(batch.Id, batch.Progress.Last, Told(db, batch)) : new(null, 0);

    /// <summary>What this context has written, beside the row as it is now.</summary>
    public static WriteResult<T> Written<T>(this FinSightContext db, T row)
    {
        var (batchId, sequence, told) = db.Written();
        return new(row, batchId, sequence, told);
    }

    static ActivityEntry? Told(FinSightContext db, BatchContext batch)
    {
        if (batch.Progress is not { Count: 1, Head: { Kind: ChangeKind.Added } head }) return null;
        var kind = db.Kinds().Of(head);
        if (kind.NameField is null) return null;
        return ActivityEntry.Of(head, null, kind.LastName([head]) ?? "", 1, FieldChange.Of(kind, head));
    }
}
