using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Tags;

/// <summary>
/// Tags in the log. Expenses bring them along, and what no expense carries any more goes with its batch.
/// </summary>
public sealed class TagLogDefinition : LoggedEntityDefinition<Tag>
{
    public const string Kind = "Tag";
    public const string Name = "Name";
    public const string NameKey = "NameKey";

    public TagLogDefinition() : base(Kind)
    {
        Field(t => t.Name, Name, isName: true);
        Field(t => t.NameKey, NameKey);
    }

    public override bool IsIncidental => true;

    public override int ReplayOrder => 1;

    // A new one comes with an expense, and goes with its undo.
    internal override bool IsForAdders(EntityEntry row, BatchContext batch, DateTime now) =>
        row.State == EntityState.Added || row.State == EntityState.Deleted && batch.Intent == BatchKind.Undo;

    internal override IQueryable<Guid> Unused(FinSightContext db, Member member) => db.Tags.Of(member)
        .Where(t => !db.ExpenseTags.Any(e => e.LedgerId == t.LedgerId && e.TagId == t.Id)).Select(t => t.Id);
}
