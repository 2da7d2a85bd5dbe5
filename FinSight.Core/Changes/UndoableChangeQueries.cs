using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

static class UndoableChangeQueries
{
    /// <summary>Those that undo knows, see <see cref="LoggedEntityDefinition.Undoes"/>.</summary>
    public static IQueryable<Change> Undoable(this IQueryable<Change> changes, FinSightContext db)
    {
        var undone = db.Kinds().Undone;
        changes = changes.Where(c => undone.Contains(c.Entity));
        foreach (var kind in db.Kinds().All.Where(kind => kind is { IsUndone: true, UndoneField: not null }))
        {
            // A quotation mark within a value is escaped: what follows a comma is another field.
            var (name, alone, another) = (kind.LogName, $"{{\"{kind.UndoneField}\":%", "%,\"%");
            changes = changes.Where(c => c.Entity != name || c.Kind == ChangeKind.LeftAlone
                || c.Kind == ChangeKind.Edited && EF.Functions.Like(c.Before!, alone)
                    && !EF.Functions.Like(c.Before!, another));
        }
        return changes;
    }
}
