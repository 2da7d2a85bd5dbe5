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

    /// <summary>The next change is the first of this batch; it stands for the whole batch where batches are listed.</summary>
    public bool IsEmpty { get; set; } = true;

    /// <summary>The last sequence of this batch that the live feed was told.</summary>
    public long Published { get; set; }
}
