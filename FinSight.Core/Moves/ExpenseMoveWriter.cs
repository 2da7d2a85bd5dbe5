using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Moves;

/// <summary>Takes expenses out of one ledger and puts them into another, under the same ids.</summary>
sealed class ExpenseMoveWriter(FinSightContext db, Member from, Member to, IProgress<int>? progress)
{
    const int ChunkSize = 500;

    readonly BatchContext _from = new(from, least: Role.Editor);
    readonly BatchContext _to = new(to, least: Role.Editor);

    public Task<ExpenseMoveResult> RunAsync(ExpenseSelection pick, CancellationToken cancel)
    {
        db.WriteBoth(_from, _to);
        return db.InTransactionAsync(() => MoveAsync(pick, cancel), cancel);
    }

    /// <summary>What is picked and not in the trash, in the order of its arrival.</summary>
    public static async Task<List<long>> SeqsAsync(
        FinSightContext db, Member from, ExpenseSelection pick, CancellationToken cancel)
    {
        var picked = await db.SeqsAsync(from, pick, cancel);
        if (picked.Count > ExpenseMoveService.Most)
            throw new RuleException(Rules.Moves.TooMany, ExpenseMoveService.Most);
        var live = new List<long>();
        foreach (var chunk in picked.Order().Chunk(ChunkSize))
            live.AddRange(await db.Expenses.Of(from)
                .Where(e => chunk.Contains(e.Seq) && e.DeletedAt == null)
                .Select(e => e.Seq)
                .ToListAsync(cancel));
        return live;
    }

    /// <summary>Finds or makes a category there for each that the rows have here.</summary>
    /// <returns>The ids there by those here.</returns>
    public static async Task<Dictionary<Guid, Guid>> MatchAsync(
        FinSightContext db, Member from, IReadOnlyList<long> seqs, CategoryMatcher matcher, CancellationToken cancel)
    {
        var used = new HashSet<Guid>();
        foreach (var chunk in seqs.Chunk(ChunkSize))
            used.UnionWith(await db.Expenses.Of(from)
                .Where(e => chunk.Contains(e.Seq))
                .Select(e => e.CategoryId)
                .Distinct()
                .ToListAsync(cancel));
        var here = await db.Categories.Of(from).AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Id)
            .ToListAsync(cancel);
        var tree = new CategoryTree(here);
        return here.Where(c => used.Contains(c.Id))
            .ToDictionary(c => c.Id, c => matcher.Match(tree.Path(c).Reverse()).Id);
    }

    async Task<ExpenseMoveResult> MoveAsync(ExpenseSelection pick, CancellationToken cancel)
    {
        var seqs = await SeqsAsync(db, from, pick, cancel);
        if (seqs.Count == 0) return new ExpenseMoveResult(db.Written(), db.Written(), 0);
        var categories = await MakeCategoriesAsync(seqs, cancel);
        var tags = await db.Tags.Of(from).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        var gone = 0;
        foreach (var chunk in seqs.Chunk(ChunkSize))
        {
            // An id is one row in all ledgers: it goes before it comes.
            db.Turn(_from);
            var rows = await db.Expenses.Of(from).Where(e => chunk.Contains(e.Seq)).OrderBy(e => e.Seq)
                .ToListAsync(cancel);
            db.Expenses.RemoveRange(rows);
            await db.SaveChangesAsync(cancel);
            await AddAsync(rows, categories, tags, cancel);
            progress?.Report(gone += chunk.Length);
        }
        db.BatchLinks.AddRange(new(_from, _to, leaves: true, seqs.Count), new(_to, _from, leaves: false, seqs.Count));
        await db.SaveChangesAsync(cancel);
        var there = db.Written() with { Told = null };
        return new ExpenseMoveResult(db.Turn(_from).Written(), there, seqs.Count);
    }

    // Before the rows that need them, which undo takes away first.
    async Task<Dictionary<Guid, Guid>> MakeCategoriesAsync(List<long> seqs, CancellationToken cancel)
    {
        db.Turn(_to);
        var matcher = new CategoryMatcher(
            to.LedgerId, await db.Categories.Of(to).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(cancel));
        var categories = await MatchAsync(db, from, seqs, matcher, cancel);
        db.Categories.AddRange(matcher.Made);
        await db.SaveChangesAsync(cancel);
        return categories;
    }

    async Task AddAsync(
        List<Expense> rows, Dictionary<Guid, Guid> categories, Dictionary<Guid, string> tags, CancellationToken cancel)
    {
        db.Turn(_to);
        var ids = rows.ConvertAll(row => row.Id);
        // Some may have been there before.
        var versions = await db.Changes.Where(c => c.LedgerId == to.LedgerId && ids.Contains(c.EntityId))
            .GroupBy(c => c.EntityId).Select(row => new { row.Key, Last = row.Max(c => c.EntityVersion) })
            .ToDictionaryAsync(row => row.Key, row => row.Last, cancel);
        var moved = rows.Select(row => (
            Expense: row.In(to.LedgerId, categories[row.CategoryId], versions.GetValueOrDefault(row.Id) + 1),
            Tags: (IReadOnlyList<string>)[.. TagIds.Split(row.TagIds).Select(id => tags[id])])).ToArray();
        db.Expenses.AddRange(moved.Select(row => row.Expense));
        await db.TagAsync(to, moved, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
