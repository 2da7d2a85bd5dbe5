using FinSight.Core.Accounts;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>A database that holds one ledger alone.</summary>
/// <param name="Entities">The kinds of rows that its log tells of.</param>
sealed record ExtractedLedger(
    IReadOnlyList<Ledger> Ledgers, IReadOnlyList<Category> Categories, IReadOnlyList<Budget> Budgets,
    IReadOnlyList<string> People, IReadOnlyList<string> Entities)
{
    public static async Task<ExtractedLedger> ReadAsync(FinSightContext db, CancellationToken cancel) => new(
        await db.Ledgers.AsNoTracking().Take(2).ToListAsync(cancel),
        await db.Categories.AsNoTracking().ToListAsync(cancel),
        await db.Budgets.AsNoTracking().ToListAsync(cancel),
        await db.Users.Select(u => u.DisplayName).ToListAsync(cancel),
        await db.Changes.Select(c => c.Entity).Distinct().ToListAsync(cancel));

    /// <summary>
    /// Puts those beside the ledger who are or were in it, or wrote a row, by their names here: nobody signs in as one
    /// of them.
    /// </summary>
    public static async Task NameAsync(
        FinSightContext db, IDbContextFactory<FinSightContext> copies, CancellationToken cancel)
    {
        await using var copy = await copies.CreateDbContextAsync(cancel);
        var ids = await copy.Memberships.Select(m => m.UserId)
            .Union(copy.Expenses.Select(e => e.CreatedBy))
            .Union(copy.Changes.Select(c => c.UserId))
            .Union(copy.Changes.Where(c => c.Entity == MembershipLogDefinition.Kind).Select(c => c.EntityId))
            .ToListAsync(cancel);
        foreach (var (id, name) in await db.PersonNames.Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel))
        {
            var user = new User($"{id:N}", "en", "Etc/UTC")
            {
                Id = id,
                NormalizedUserName = $"{id:N}",
                SecurityStamp = $"{id:N}"
            };
            user.Rename(name);
            copy.Users.Add(user);
        }
        await copy.SaveChangesAsync(cancel);
    }

    /// <summary>Makes the user the owner of a ledger that was put into the database in this transaction.</summary>
    /// <returns>The ledger's name.</returns>
    /// <exception cref="RuleException">They keep as many ledgers as there may be.</exception>
    public static async Task<string> OwnAsync(
        FinSightContext db, Guid ledgerId, Guid userId, DateTime now, CancellationToken cancel)
    {
        if (await db.Memberships.CountAsync(m => m.UserId == userId, cancel) >= LedgerCreationService.Most)
            throw new RuleException(Rules.Ledgers.TooMany, LedgerCreationService.Most);
        var ledger = await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == ledgerId, cancel);
        db.Write(new BatchContext(new Member(userId, ledger, Role.Owner, Source.Page), BatchKind.Found));
        db.Memberships.Add(new Membership(ledgerId, userId, Role.Owner, now));
        return ledger.Name;
    }
}
