using FinSight.Core.Ledgers;

namespace FinSight.Core.Changes;

/// <param name="UserId">Only this member's; null for everybody's.</param>
/// <param name="Before">Older than this sequence; null for the latest.</param>
public sealed record ActivityRequest(Guid? UserId = null, long? Before = null);

/// <param name="Sequence">The last change of the ledger that this page knows.</param>
/// <param name="Next">What the next page is older than; null on the last.</param>
public sealed record ActivityView(
    long Sequence, IReadOnlyList<ActivityEntry> Entries, IReadOnlyList<ChangeAuthor> Writers, long? Next)
{
    public const int Size = 50;
}

/// <summary>A batch, told by its first change.</summary>
/// <param name="By">The display name of who made it.</param>
/// <param name="Entity">The kind of the row that changed first, by its name in the log.</param>
/// <param name="Name">What people call that row.</param>
/// <param name="Count">How many changes the batch holds, without rows that were made or went on the way.</param>
/// <param name="Gone">The name of the row that went on the way, say a tag that was merged; null where none.</param>
public sealed record ActivityEntry(
    long Sequence, Guid BatchId, DateTime At, Guid UserId, string? By, Source Source, BatchKind Intent, ChangeKind Kind,
    string Entity, Guid EntityId, string Name, int Count, IReadOnlyList<FieldChange> Fields,
    string? Gone = null)
{
    /// <summary>What its user calls the program that made it; null where it was none.</summary>
    public string? Via { get; init; }

    /// <summary>Of an undo or redo: what it took back or repeated; null where the log no longer has it.</summary>
    public ActivityEntry? Origin { get; init; }

    /// <summary>Whether what it did can be taken back, or repeated, by itself.</summary>
    public BatchStatus State { get; init; }

    /// <summary>Of what took rows to another ledger, or from there.</summary>
    public CrossLedgerMoveSummary? Twin { get; init; }

    /// <summary>Whether the reader may change all rows that it changed, as undo and redo do.</summary>
    public bool IsCorrectable { get; init; } = true;

    /// <summary>
    /// How many changes the batch holds of each kind of rows, by the kind's name in the log; none where that was not
    /// counted.
    /// </summary>
    public IReadOnlyDictionary<string, int> Kinds { get; init; } = new Dictionary<string, int>();

    internal static ActivityEntry Of(
        Change head, string? by, string name, int count, IReadOnlyList<FieldChange> fields, string? gone = null) => new(
        head.Sequence, head.BatchId, head.At, head.UserId, by, head.Source, head.Intent, head.Kind, head.Entity,
        head.EntityId, name, count, fields, gone)
        { Via = head.Via };
}

/// <param name="Ledger">What the other ledger was called.</param>
/// <param name="Leaves">Rows went there; else they came from there.</param>
/// <param name="Count">How many.</param>
public sealed record CrossLedgerMoveSummary(string Ledger, bool Leaves, int Count);

public enum BatchStatus
{
    /// <summary>An undo or redo itself, or of rows that undo does not know.</summary>
    Fixed,

    Stands,

    TakenBack,
}

/// <summary>A batch with each row that it changed, in its order.</summary>
/// <param name="Rows">Each told as if it were a batch of its own.</param>
/// <param name="Next">What the next page is later than; null on the last.</param>
public sealed record BatchView(long Sequence, ActivityEntry Batch, IReadOnlyList<ActivityEntry> Rows, long? Next)
{
    public const int Size = 50;
}

/// <summary>A member as the log names them.</summary>
public sealed record ChangeAuthor(Guid UserId, string Name);
