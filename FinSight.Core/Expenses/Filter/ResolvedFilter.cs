using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>A filter whose names were looked up in one ledger.</summary>
/// <param name="Categories">One of these, with all below those that were named; null for any.</param>
/// <param name="Tags">Each group holds the tags of one name; of every group one must be there.</param>
/// <param name="By">One of these; null for anybody.</param>
sealed record ResolvedFilter(
    DateOnly? From, DateOnly? To, AmountBound? Least, AmountBound? Most,
    IReadOnlyList<Guid>? Categories, IReadOnlyList<Guid> NotCategories,
    IReadOnlyList<IReadOnlyList<Guid>> Tags, IReadOnlyList<Guid> NotTags,
    IReadOnlyList<Guid>? By, IReadOnlyList<Guid> NotBy,
    string? Match, IReadOnlyList<string> NotMatches, IReadOnlyList<FilterProblem> Problems)
{
    /// <summary>Whether only days and categories count, of which the database keeps totals.</summary>
    public bool HasTotals => this is { Least: null, Most: null, By: null, Match: null }
        && Tags.Count + NotTags.Count + NotBy.Count + NotMatches.Count == 0;

    public static async Task<ResolvedFilter> FindAsync(
        FinSightContext db, Member member, ExpenseFilter filter, CancellationToken cancel)
    {
        var names = await FilterNameResolver.ReadAsync(db, member, filter, cancel);
        var problems = new List<FilterProblem>();
        var words = filter.Terms.Where(term => term.Kind == FilterKind.Word).ToLookup(term => term.Not);
        var tags = names.Find(FilterKind.Tag, false, problems);
        return new ResolvedFilter(
            filter.From, filter.To, filter.Least, filter.Most,
            Any(names.Find(FilterKind.Category, false, problems)), All(names.Find(FilterKind.Category, true, problems)),
            tags, All(names.Find(FilterKind.Tag, true, problems)),
            Any(names.Find(FilterKind.By, false, problems)), All(names.Find(FilterKind.By, true, problems)),
            db.MatchAll(member, words[false]),
            [.. words[true].Select(word => db.Match(member, word))], problems);
    }

    static IReadOnlyList<Guid>? Any(List<IReadOnlyList<Guid>> found) => found.Count == 0 ? null : All(found);

    static IReadOnlyList<Guid> All(List<IReadOnlyList<Guid>> found) => [.. found.SelectMany(ids => ids).Distinct()];
}
