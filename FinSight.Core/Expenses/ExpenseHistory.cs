using System.Text.Json;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>The versions of one expense: who changed what, when and from where; any of them can come back.</summary>
public sealed class ExpenseHistory(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>All versions that the log still knows, the latest first.</summary>
    /// <exception cref="MissingException">There is no such expense in this ledger.</exception>
    public async Task<ExpenseVersions> VersionsAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadAtOnceAsync(cancel);
        var expense = await db.Expenses.Of(member).SingleOrDefaultAsync(e => e.Id == id, cancel)
            ?? throw new MissingException("expense");
        var changes = await db.Changes
            .Where(c => c.LedgerId == member.LedgerId && c.EntityId == id && c.Kind != ChangeKind.LeftAlone)
            .OrderByDescending(c => c.Sequence).AsNoTracking().ToListAsync(cancel);
        var users = changes.Select(c => c.UserId).Distinct().ToList();
        var people = await db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);

        var names = await RowNames.ReadAsync(db, member, changes, cancel);

        // From the present back: each change says what was before it.
        var state = new Dictionary<string, JsonElement>(new RowFields(db.Entry(expense)).Current());
        var versions = new List<ExpenseVersion>();
        foreach (var change in changes)
        {
            // One that the ledger's other currency made is no version of the expense: it still says the same.
            if (!names.Currency.IsRecount(change)) versions.Add(Version(change, state));
            foreach (var (field, value) in RowFields.Read(change.Before)) state[field] = value;
        }
        return new ExpenseVersions(await db.SequenceAsync(member, cancel), versions);

        ExpenseVersion Version(Change change, Dictionary<string, JsonElement> fields)
        {
            var then = ExpenseState.Of(fields);
            return new(
                change.Sequence, change.EntityVersion, change.At, people.GetValueOrDefault(change.UserId), change.Source,
                change.Intent, change.Kind, names.Fields(change),
                then with { Amount = names.Currency.Today(then.Amount, change.Sequence), Tags = names.TagNames(then.TagIds) });
        }
    }

    /// <summary>Brings an earlier version back as a new one, out of the trash too.</summary>
    /// <exception cref="MissingException">There is no such expense or version in this ledger.</exception>
    /// <exception cref="RuleException">The version's category is gone.</exception>
    public async Task RestoreAsync(Member member, Guid id, long sequence, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        var version = (await VersionsAsync(member, id, cancel)).All.SingleOrDefault(v => v.Sequence == sequence)
            ?? throw new MissingException("version");
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        await db.WriteAtOnceAsync(async () =>
        {
            if (!await db.Categories.Of(member).AnyAsync(c => c.Id == version.State.CategoryId, cancel))
                throw new RuleException("Category", "This version's category is gone. Bring the category back first.");
            var ids = TagIds.Split(version.State.TagIds).ToList();
            var expense = await db.Expenses.Of(member).SingleAsync(e => e.Id == id, cancel);
            expense.Change(version.State.Fields(member));
            // Without those that are gone.
            expense.Tag(ids.Count == 0 ? [] : await db.Tags.Of(member).Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(cancel));
            if (!version.State.Deleted) expense.Restore();
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}

/// <param name="Sequence">The last change of the ledger that this knows.</param>
public sealed record ExpenseVersions(long Sequence, IReadOnlyList<ExpenseVersion> All);

/// <param name="Version">The row's version that this change made.</param>
/// <param name="Fields">What this change changed.</param>
/// <param name="State">The whole row after this change.</param>
public sealed record ExpenseVersion(
    long Sequence, long Version, DateTime At, string? By, Source Source, Intent Intent, ChangeKind Kind,
    IReadOnlyList<FieldChange> Fields, ExpenseState State);

/// <param name="Amount">Minor units.</param>
/// <param name="TagIds">As <see cref="Expense.TagIds"/>.</param>
public sealed record ExpenseState(
    string Title, long Amount, Guid CategoryId, DateOnly Date, string? Note, bool Deleted, string? TagIds)
{
    /// <summary>The names of its tags, with commas between; null where it has none.</summary>
    public string? Tags { get; init; }

    internal static ExpenseState Of(IReadOnlyDictionary<string, JsonElement> fields) => new(
        fields[nameof(Expense.Title)].GetString()!, fields[nameof(Expense.Amount)].GetInt64(),
        fields[nameof(Expense.CategoryId)].GetGuid(), fields[nameof(Expense.Date)].Deserialize<DateOnly>(),
        fields[nameof(Expense.Note)].GetString(), fields[nameof(Expense.DeletedAt)].ValueKind != JsonValueKind.Null,
        fields[nameof(Expense.TagIds)].GetString());

    internal ExpenseFields Fields(Member member) => new(Title, new Money(Amount, member.Currency), CategoryId, Date, Note);
}
