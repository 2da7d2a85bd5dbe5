using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>
/// Changes many expenses alike, whatever their versions: one batch, one undo. What went to the trash meanwhile stays
/// there as it is. An adder changes only what they added themselves within the last day.
/// </summary>
public sealed class ExpenseBulkService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    const int ChunkSize = 200;

    /// <summary>Puts them in the trash.</summary>
    /// <exception cref="NotFoundException">One of the ids is none of this ledger; nothing was deleted.</exception>
    /// <exception cref="RuleException">The filter names something that does not exist.</exception>
    public async Task<WriteResult> DeleteAsync(Member member, ExpenseSelection pick, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await ChangeAsync(member, pick, e => e.Delete(now), null, cancel);
    }

    /// <exception cref="NotFoundException">One of the ids is none of this ledger; nothing was changed.</exception>
    /// <exception cref="RuleException">
    /// The category can't be used, the filter names something that does not exist, or it is about another number. Where
    /// the category was archived meanwhile, what had not moved by then stayed.
    /// </exception>
    /// <param name="expected">How many there are to be; null for however many there are.</param>
    public Task<WriteResult> MoveAsync(
        Member member, ExpenseSelection pick, Guid categoryId, long? expected = null,
        CancellationToken cancel = default) =>
        ChangeAsync(member, pick, e => e.MoveTo(categoryId), expected, cancel, async db =>
        {
            if (!await db.IsUsableAsync(member, categoryId, cancel)) throw ExpenseSaveExtensions.UnusableCategory();
        });

    /// <exception cref="NotFoundException">One of the ids is none of this ledger; nothing was changed.</exception>
    /// <exception cref="RuleException">
    /// The date can't be used, or the filter names something that does not exist.
    /// </exception>
    public async Task<WriteResult> DateAsync(
        Member member, ExpenseSelection pick, DateOnly date, CancellationToken cancel = default)
    {
        var day = ExpenseRules.Date(date);
        return await ChangeAsync(member, pick, e => e.DateOn(day), null, cancel);
    }

    /// <summary>
    /// Changes the tags that they carry; a name that is new becomes a tag, unless it is to be removed.
    /// </summary>
    /// <exception cref="NotFoundException">One of the ids is none of this ledger; nothing was changed.</exception>
    /// <exception cref="RuleException">
    /// A name can't be used, the filter names something that does not exist, or one of them would carry too many tags;
    /// nothing was changed.
    /// </exception>
    public async Task<WriteResult> TagAsync(
        Member member, ExpenseSelection pick, IReadOnlyList<string> names, TagChangeKind change = TagChangeKind.Add,
        CancellationToken cancel = default)
    {
        await member.RequireAsync(member.CorrectionRole);
        if (names.Count == 0) throw new RuleException(Rules.Tags.Missing);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
        var seqs = (await SeqsAsync(db, member, pick, cancel)).Order().ToList();
        if (seqs.Count == 0) return db.Written();
        if (change == TagChangeKind.Add) await RefuseTooManyAsync(db, member, seqs, names, cancel);
        // New tags come with the first expenses: the log tells a batch by its first change, and that is no tag.
        var ids = await db.InTransactionAsync(async () =>
        {
            var found = change == TagChangeKind.Remove
                ? await db.KnownTagIdsAsync(member, names, cancel)
                : await db.TagIdsAsync(member, names, cancel);
            var first = seqs.Take(ChunkSize).ToList();
            foreach (var expense in await Live(db, member).Where(e => first.Contains(e.Seq)).ToListAsync(cancel))
                expense.Tag(change, found);
            await db.SaveChangesAsync(cancel);
            return found;
        }, cancel);
        await ExpenseChunkUpdater.ChangeAsync(
            db, Live(db, member), seqs.Skip(ChunkSize), e => e.Tag(change, ids), cancel);
        return db.Written();
    }

    /// <param name="check">Looks, where nobody else writes, whether each part of them may still be changed.</param>
    async Task<WriteResult> ChangeAsync(
        Member member, ExpenseSelection pick, Action<Expense> change, long? expected, CancellationToken cancel,
        Func<FinSightContext, Task>? check = null)
    {
        await member.RequireAsync(member.CorrectionRole);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
        var seqs = await SeqsAsync(db, member, pick, cancel);
        // Those that are counted are those that are changed.
        if (expected is { } known && known != seqs.Count)
            throw new RuleException(Rules.Expenses.CountDiffers, seqs.Count, known);
        await ExpenseChunkUpdater.ChangeAsync(db, Live(db, member), seqs, change, cancel, check);
        return db.Written();
    }

    static async Task RefuseTooManyAsync(
        FinSightContext db, Member member, List<long> seqs, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var keys = TagRules.All(names).Select(Names.Key).ToList();
        var known = await db.Tags.Of(member).Where(t => keys.Contains(t.NameKey)).Select(t => t.Id).ToListAsync(cancel);
        var most = TagRules.MostPerExpense - (keys.Count - known.Count);
        foreach (var chunk in seqs.Chunk(ChunkSize))
        {
            var carried = await Live(db, member).Where(e => chunk.Contains(e.Seq) && e.TagIds != null)
                .Select(e => e.TagIds).Distinct().ToListAsync(cancel);
            if (carried.Any(ids => TagIds.Split(ids).Union(known).Count() > most))
                throw new RuleException(Rules.Tags.TooManyOnExpense, TagRules.MostPerExpense);
        }
    }

    static IQueryable<Expense> Live(FinSightContext db, Member member) =>
        db.Expenses.Of(member).Where(e => e.DeletedAt == null);

    async Task<List<long>> SeqsAsync(FinSightContext db, Member member, ExpenseSelection pick, CancellationToken cancel)
    {
        var seqs = await db.SeqsAsync(member, pick, cancel);
        if (member.Role >= Role.Editor) return seqs;
        // All or nothing: what others added is not an adder's to change.
        foreach (var chunk in seqs.Chunk(ChunkSize))
            await db.RefuseOthersAsync(
                member, Live(db, member).Where(e => chunk.Contains(e.Seq)), time.GetUtcNow().UtcDateTime, cancel);
        return seqs;
    }
}
