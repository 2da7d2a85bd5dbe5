using System.Text.Json;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>The versions of one expense: who changed what, when and from where; any of them can come back.</summary>
public sealed class ExpenseHistoryService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <summary>All versions that the log still knows, the latest first.</summary>
    /// <exception cref="NotFoundException">There is no such expense in this ledger.</exception>
    public async Task<ExpenseHistoryView> VersionsAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var expense = await db.Expenses.Of(member).SingleOrDefaultAsync(e => e.Id == id, cancel)
            ?? throw new NotFoundException("expense");
        var (versions, names) = await RowHistoryService.ReadAsync(db, member, expense, cancel);
        return new ExpenseHistoryView(
            await db.SequenceAsync(member, cancel), [.. versions.Select(Version)], expense.CreatedBy,
            expense.CreatedAt);

        ExpenseHistoryEntry Version(RowHistoryEntry row)
        {
            var then = ExpenseSnapshot.Of(row.State);
            return new(
                row.Sequence, row.Version, row.At, row.By, row.Source, row.Intent, row.Kind, row.Fields,
                then with
                {
                    Amount = names.Currency.Today(then.Amount, row.Sequence),
                    Category = names.Names(CategoryLogDefinition.Kind, then.CategoryId.ToString()),
                    Tags = names.Names(TagLogDefinition.Kind, then.TagIds),
                })
            { Via = row.Via };
        }
    }

    /// <summary>Brings an earlier version back as a new one, out of the trash too.</summary>
    /// <exception cref="NotFoundException">There is no such expense or version in this ledger.</exception>
    /// <exception cref="RuleException">The version's category is gone.</exception>
    public async Task<WriteResult> RestoreAsync(
        Member member, Guid id, long sequence, CancellationToken cancel = default)
    {
        await member.RequireAsync(member.CorrectionRole);
        var version = (await VersionsAsync(member, id, cancel)).All.SingleOrDefault(v => v.Sequence == sequence)
            ?? throw new NotFoundException("version");
        await using var db = (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
        await db.InTransactionAsync(async () =>
        {
            if (!await db.Categories.Of(member).AnyAsync(c => c.Id == version.State.CategoryId, cancel))
                throw new RuleException(Rules.Expenses.CategoryGone);
            var ids = TagIds.Split(version.State.TagIds).ToList();
            var expense = (await db.Expenses.Of(member).SingleAsync(e => e.Id == id, cancel)).For(member, time);
            expense.Change(version.State.Fields(member));
            // Without those that are gone.
            expense.Tag(
                ids.Count == 0
                    ? []
                    : await db.Tags.Of(member).Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(cancel));
            if (!version.State.Deleted) expense.Restore();
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }
}

/// <param name="Sequence">The last change of the ledger that this knows.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record ExpenseHistoryView(
    long Sequence, IReadOnlyList<ExpenseHistoryEntry> All, Guid AddedBy, DateTime AddedAt);

/// <param name="Version">The row's version that this change made.</param>
/// <param name="Fields">What this change changed.</param>
/// <param name="State">The whole row after this change.</param>
public sealed record ExpenseHistoryEntry(
    long Sequence, long Version, DateTime At, string? By, Source Source, BatchKind Intent, ChangeKind Kind,
    IReadOnlyList<FieldChange> Fields, ExpenseSnapshot State)
{
    /// <summary>What its user calls the program that made it; null where it was none.</summary>
    public string? Via { get; init; }
}

/// <param name="Amount">Minor units.</param>
/// <param name="TagIds">As <see cref="Expense.TagIds"/>.</param>
public sealed record ExpenseSnapshot(
    string Title, long Amount, Guid CategoryId, DateOnly Date, string? Note, bool Deleted, string? TagIds)
{
    /// <summary>The name of its category today.</summary>
    public string? Category { get; init; }

    /// <summary>The names of its tags, with commas between; null where it has none.</summary>
    public string? Tags { get; init; }

    internal static ExpenseSnapshot Of(IReadOnlyDictionary<string, JsonElement> fields) => new(
        fields[ExpenseLogDefinition.Title].GetString()!, fields[ExpenseLogDefinition.Amount].GetInt64(),
        fields[ExpenseLogDefinition.Category].GetGuid(), fields[ExpenseLogDefinition.Date].Deserialize<DateOnly>(),
        fields[ExpenseLogDefinition.Note].GetString(),
        fields[ExpenseLogDefinition.DeletedAt].ValueKind != JsonValueKind.Null,
        fields[ExpenseLogDefinition.Tags].GetString());

    internal ExpenseInput Fields(Member member) =>
        new(Title, new Money(Amount, member.Currency), CategoryId, Date, Note);
}
