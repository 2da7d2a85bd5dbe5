using FinSight.Core.Ledgers;

namespace FinSight.Core.Changes;

/// <summary>Changes that belong together: made in one member's name, undone together.</summary>
/// <param name="intent">Whether it does something new, or takes back or repeats another batch.</param>
/// <param name="originId">The batch that it takes back or repeats.</param>
sealed class Batch(Member member, Intent intent = Intent.Do, Guid? originId = null)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public Member Member { get; } = member;

    public Intent Intent { get; } = intent;

    public Guid? OriginId { get; } = originId;

    /// <summary>Nothing of it is on disk yet.</summary>
    public bool IsEmpty => Last == 0;

    /// <summary>The sequence of its last change on disk; 0 before the first.</summary>
    public long Last { get; set; }

    /// <summary>How much of it the live feed knows.</summary>
    public long Told { get; set; }

    /// <summary>It concerns the ledger itself or its people, and not only its rows.</summary>
    public bool IsSetting { get; set; }
}
