namespace FinSight.Core.Ledgers;

/// <summary>That a user keeps a ledger, and in which role.</summary>
public sealed class Membership : ILedgerEntity
{
    Membership() { }

    public Membership(Guid ledgerId, Guid userId, Role role, DateTime since) =>
        (LedgerId, UserId, Role, Since) = (ledgerId, userId, role, since);

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    Guid ILedgerEntity.Id => UserId;

    public Role Role { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; private set; }

    public long Version { get; private set; } = 1;

    internal void Become(Role role) => Role = role;
}
