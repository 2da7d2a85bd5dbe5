using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Finds tags by their names, and makes those that there are not yet.</summary>
static class TagResolutionExtensions
{
    /// <summary>
    /// To be done within the write that saves it: the tags that are missing are added with the expense.
    /// </summary>
    /// <param name="names">Exactly these; null leaves the expense as it is.</param>
    /// <exception cref="RuleException">
    /// A name breaks a rule, or there are too many, of the expense or of the ledger.
    /// </exception>
    public static Task TagAsync(
        this FinSightContext db, Member member, Expense expense, IReadOnlyList<string>? names, CancellationToken cancel)
    {
        if (names is null) return Task.CompletedTask;
        expense.Tag([]);
        return db.TagAsync(member, [(expense, TagRules.All(names))], cancel);
    }

    /// <param name="rows">With the names as <see cref="TagRules"/> gave them.</param>
    public static async Task TagAsync(
        this FinSightContext db, Member member, (Expense Expense, IReadOnlyList<string> Tags)[] rows,
        CancellationToken cancel)
    {
        if (rows.All(row => row.Tags.Count == 0)) return;
        var tags = await TagsAsync(db, member, rows.SelectMany(row => row.Tags), cancel);
        foreach (var (expense, names) in rows) expense.Tag(names.Select(name => tags[Names.Key(name)]));
    }

    /// <summary>To be done within a write at once; what is missing is added to the context.</summary>
    /// <exception cref="RuleException">A name breaks a rule, or there are too many.</exception>
    public static async Task<IReadOnlyList<Guid>> TagIdsAsync(
        this FinSightContext db, Member member, IReadOnlyList<string> names, CancellationToken cancel) =>
        [.. (await TagsAsync(db, member, TagRules.All(names), cancel)).Values];

    /// <exception cref="RuleException">A name breaks a rule, or nobody has it.</exception>
    public static async Task<IReadOnlyList<Guid>> KnownTagIdsAsync(
        this FinSightContext db, Member member, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var wanted = TagRules.All(names);
        var keys = wanted.Select(Names.Key).ToList();
        var found = await db.Tags.Of(member).Where(t => keys.Contains(t.NameKey))
            .ToDictionaryAsync(t => t.NameKey, t => t.Id, cancel);
        return wanted.FirstOrDefault(name => !found.ContainsKey(Names.Key(name))) is { } unknown
            ? throw new RuleException(Rules.Filter.TagUnknown, unknown)
            : [.. found.Values];
    }

    /// <returns>The ids by the names' keys.</returns>
    static async Task<Dictionary<string, Guid>> TagsAsync(
        FinSightContext db, Member member, IEnumerable<string> names, CancellationToken cancel)
    {
        var wanted = names.DistinctBy(Names.Key).ToDictionary(Names.Key);
        var (keys, ids) = (wanted.Keys.ToList(), wanted.Keys.Select(key => Tag.IdOf(member.LedgerId, key)).ToList());
        var found = await db.Tags.Of(member).Where(t => keys.Contains(t.NameKey) || ids.Contains(t.Id))
            .Select(t => new { t.Id, t.NameKey }).ToListAsync(cancel);
        var tags = found.Where(t => wanted.ContainsKey(t.NameKey)).ToDictionary(t => t.NameKey, t => t.Id);
        var missing = wanted.Where(tag => !tags.ContainsKey(tag.Key)).ToList();
        if (missing.Count > 0 && await db.Tags.Of(member).CountAsync(cancel) + missing.Count > TagRules.MostPerLedger)
            throw new RuleException(Rules.Tags.TooManyInLedger, TagRules.MostPerLedger);
        foreach (var (key, name) in missing)
        {
            var id = Tag.IdOf(member.LedgerId, key);
            // A tag that once had this name may have taken the id with it to another.
            if (found.Any(t => t.Id == id)) id = Guid.CreateVersion7();
            db.Tags.Add(new Tag(member.LedgerId, tags[key] = id, name));
        }
        return tags;
    }
}
