using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Looks up the names of a filter, as <see cref="FilterNameMatcher"/> says.</summary>
sealed class FilterNameResolver
{
    readonly ExpenseFilter _filter;
    readonly Dictionary<FilterKind, List<Named>> _known = [];

    FilterNameResolver(ExpenseFilter filter) => _filter = filter;

    public static async Task<FilterNameResolver> ReadAsync(
        FinSightContext db, Member member, ExpenseFilter filter, CancellationToken cancel)
    {
        var names = new FilterNameResolver(filter);
        if (names.Asks(FilterKind.Category))
            names._known[FilterKind.Category] = await db.Categories.Of(member)
                .Select(c => new Named(c.Id, c.Name, c.ParentId)).ToListAsync(cancel);
        if (names.Asks(FilterKind.Tag))
            names._known[FilterKind.Tag] = await db.Tags.Of(member).Select(t => new Named(t.Id, t.Name, null))
                .ToListAsync(cancel);
        if (names.Asks(FilterKind.By))
            names._known[FilterKind.By] = [.. (await ActivityService.WritersAsync(db, member, cancel))
                .Select(w => new Named(w.UserId, w.Name, null))];
        return names;
    }

    /// <summary>The ids of each name of a kind; a name that nobody has is a problem and narrows nothing.</summary>
    public List<IReadOnlyList<Guid>> Find(FilterKind kind, bool not, List<FilterProblem> problems)
    {
        var found = new List<IReadOnlyList<Guid>>();
        foreach (var term in _filter.Terms.Where(term => term.Kind == kind && term.Not == not))
        {
            var ids = Find(_known[kind], term.Text).ToList();
            if (ids.Count > 0) found.Add(ids);
            else problems.Add(new("", Unknown(kind), [term.Text]));
        }
        return found;
    }

    bool Asks(FilterKind kind) => _filter.Terms.Any(term => term.Kind == kind);

    static IEnumerable<Guid> Find(List<Named> known, string typed) =>
        FilterNameMatcher.Meant(known, typed, row => row.Name).SelectMany(top => Branch(known, top)).Distinct();

    static IEnumerable<Guid> Branch(List<Named> known, Named top) =>
        known.Where(row => row.ParentId == top.Id).SelectMany(row => Branch(known, row)).Prepend(top.Id);

    static Rule Unknown(FilterKind kind) => kind switch
    {
        FilterKind.Category => Rules.Filter.CategoryUnknown,
        FilterKind.Tag => Rules.Filter.TagUnknown,
        _ => Rules.Filter.PersonUnknown,
    };

    sealed record Named(Guid Id, string Name, Guid? ParentId);
}
