namespace FinSight.Core.Ledgers;

/// <summary>That a user keeps a ledger, and in which role.</summary>
public sealed class Membership : ILedgerEntity
{
    Membership() { }

    public Membership(Guid ledgerId, Guid userId, Role role) => (LedgerId, UserId, Role) = (ledgerId, userId, role);

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    Guid ILedgerEntity.Id => UserId;

    public Role Role { get; private set; }

    public long Version { get; private set; } = 1;
}
