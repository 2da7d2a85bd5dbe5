using FinSight.Core.Ledgers;

namespace FinSight.Core.Changes;

/// <summary>Changes that belong together: made in one member's name, undone together.</summary>
sealed class Batch(Member member)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public Member Member { get; } = member;

    /// <summary>The last sequence of this batch that the live feed was told.</summary>
    public long Published { get; set; }
}
