namespace FinSight.Core.Data;

/// <summary>
/// Whom a transaction that writes excludes until its end: what was read in it still holds when it is saved. On SQLite
/// all of them share the one writer's gate; another database may let scopes that differ write side by side.
/// </summary>
readonly record struct WriteScopeKey
{
    WriteScopeKey(WriteScopeKind area, Guid id) => (Area, Id) = (area, id);

    /// <summary>All others who write to the server's accounts, or count what there is on it.</summary>
    public static WriteScopeKey Server { get; } = new(WriteScopeKind.Server, Guid.Empty);

    /// <summary>
    /// All others who take messages out of the outbox; nobody who writes one into it, nor to a ledger.
    /// </summary>
    public static WriteScopeKey Outbox { get; } = new(WriteScopeKind.Outbox, Guid.Empty);

    public WriteScopeKind Area { get; }

    /// <summary>The ledger's or the user's.</summary>
    public Guid Id { get; }

    /// <summary>A second ledger's.</summary>
    public Guid? OtherId { get; private init; }

    /// <summary>All others who write to the ledger.</summary>
    public static WriteScopeKey Ledger(Guid ledgerId) => new(WriteScopeKind.Ledger, ledgerId);

    /// <summary>All others who write to one of the ledgers.</summary>
    /// <param name="ledgerIds">One or two.</param>
    public static WriteScopeKey Ledgers(IReadOnlyList<Guid> ledgerIds) =>
        new(WriteScopeKind.Ledger, ledgerIds[0]) { OtherId = ledgerIds.Count > 1 ? ledgerIds[1] : null };

    /// <summary>All others who change the account, or what belongs to it.</summary>
    public static WriteScopeKey Account(Guid userId) => new(WriteScopeKind.Account, userId);
}

enum WriteScopeKind
{
    Server,
    Account,
    Ledger,
    Outbox,
}
