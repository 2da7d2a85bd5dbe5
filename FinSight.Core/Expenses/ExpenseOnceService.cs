using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Adds expenses for programs that may lose the answer and ask again: once, whatever happens.</summary>
public sealed class ExpenseOnceService(IDbContextFactory<FinSightContext> contexts, ExpenseService expenses)
{
    /// <summary>
    /// Adds an expense under an id that the caller chose; the same again answers with the row as it is now.
    /// </summary>
    /// <exception cref="RuleException">A field breaks a rule, or the id stands for another expense.</exception>
    public async Task<AddOnceResult> AddAsync(
        Member member, Guid id, ExpenseInput fields, CancellationToken cancel = default)
    {
        var written = await expenses.AddAsync(member, id, fields, cancel);
        if (written.BatchId is { } batch) return new(written.Row, batch, written.Sequence, IsNew: true);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AddedAsAsync(member, written.Row, fields, cancel);
    }
}

/// <param name="BatchId">The one that added it; null where the log no longer knows.</param>
public sealed record AddOnceResult(ExpenseRow Row, Guid? BatchId, long Sequence, bool IsNew);

static class AddOnceQueries
{
    /// <summary>Whether the expense was added with these fields: what has become of it since is no matter.</summary>
    /// <exception cref="RuleException">It was added with others.</exception>
    public static async Task<AddOnceResult> AddedAsAsync(
        this FinSightContext db, Member member, ExpenseRow row, ExpenseInput fields, CancellationToken cancel,
        bool isTyped = false)
    {
        var added = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && c.EntityId == row.Id && c.Kind == ChangeKind.Added)
            .OrderBy(c => c.Sequence).FirstOrDefaultAsync(cancel);
        var before = added is null
            ? new ExpenseSnapshot(row.Title, row.Amount, row.CategoryId, row.Date, row.Note, false, row.TagIds)
            : ExpenseSnapshot.Of(db.Kinds().Of(added).Read(added.After));
        var again = new Expense(row.Id, member.LedgerId, member.UserId, row.CreatedAt, fields);
        var amount = added is null ? before.Amount
            : (await LoggedAmountRescaler.ReadAsync(db, member, cancel)).Today(before.Amount, added.Sequence);
        var isSame = isTyped
            ? (before.Title, amount) == (again.Title, again.Amount)
            : (before.Title, amount, before.CategoryId, before.Date, before.Note)
                == (again.Title, again.Amount, again.CategoryId, again.Date, again.Note)
            && await db.WereCalledAsync(member, [.. TagIds.Split(before.TagIds)], fields.Tags ?? [], cancel);
        return isSame
            ? new(row, added?.BatchId, added?.Sequence ?? 0, IsNew: false)
            : throw new RuleException(Rules.Expenses.IdTaken);
    }

    /// <summary>Whether tags have had these names, be it before they were renamed, merged or removed.</summary>
    static async Task<bool> WereCalledAsync(
        this FinSightContext db, Member member, List<Guid> tags, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var wanted = TagRules.All(names).Select(Names.Key).ToList();
        if (wanted.Count != tags.Count) return false;
        var kind = db.Kinds()[TagLogDefinition.Kind];
        var keys = await db.Tags.Of(member).Where(t => tags.Contains(t.Id)).Select(t => t.NameKey)
            .ToHashSetAsync(cancel);
        foreach (var change in await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && tags.Contains(c.EntityId)).ToListAsync(cancel))
            foreach (var fields in new[] { kind.Read(change.Before), kind.Read(change.After) })
                if (fields.TryGetValue(TagLogDefinition.NameKey, out var key)) keys.Add(key.GetString()!);
        return wanted.TrueForAll(keys.Contains);
    }
}
