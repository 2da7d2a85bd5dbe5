using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Dashboard;

static class CategoryChoices
{
    /// <summary>All of a ledger, in their order.</summary>
    public static Task<List<CategoryChoice>> ChoicesAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        db.Categories.Of(member).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CategoryChoice(c.Id, c.Name, c.Color, c.Icon, c.Archived))
            .ToListAsync(cancel);
}
