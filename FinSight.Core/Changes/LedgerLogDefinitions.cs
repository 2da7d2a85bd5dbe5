using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Ledgers in the log. An owner takes a new name back; undo passes by what else they are kept in: whoever
/// wants a setting back sets it back.
/// </summary>
public sealed class LedgerLogDefinition : LoggedEntityDefinition<Ledger>
{
    public const string Kind = "Ledger";
    public const string Name = "Name";
    public const string Currency = "CurrencyCode";
    public const string CurrencyChosen = "CurrencyChosen";
    public const string FirstDay = "FirstDay";
    public const string AddersCorrect = "AddersCorrect";
    public const string ArchivedAt = "ArchivedAt";
    public const string DeletedAt = "DeletedAt";

    public LedgerLogDefinition() : base(Kind)
    {
        Field(l => l.Name, Name, isName: true);
        Field(l => l.CurrencyCode, Currency);
        Field(l => l.CurrencyChosen, CurrencyChosen);
        Field(l => l.FirstDay, FirstDay);
        Field(l => l.AddersCorrect, AddersCorrect);
        Field(l => l.ArchivedAt, ArchivedAt);
        Field(l => l.DeletedAt, DeletedAt);
    }

    public override string UndoneField => Name;

    public override bool IsSetting => true;

    internal override IQueryable<Ledger> All(FinSightContext db, Member member) =>
        db.Ledgers.Where(l => l.Id == member.LedgerId);
}

/// <summary>
/// Who is in a ledger, in the log. A row is called by its user's name, and is not taken back by undo.
/// </summary>
public sealed class MembershipLogDefinition : LoggedEntityDefinition<Membership>
{
    public const string Kind = "Membership";
    public const string Role = "Role";
    public const string Since = "Since";

    public MembershipLogDefinition() : base(Kind)
    {
        Field(m => m.UserId, "UserId");
        Field(m => m.Role, Role);
        Field(m => m.Since, Since);
    }

    public override bool IsUndone => false;

    public override bool IsSetting => true;

    /// <summary>Of whoever has left, too: it is the log of this ledger that asks for them.</summary>
    internal override Task<Dictionary<Guid, string>> NamesAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        db.PersonNames.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
}
