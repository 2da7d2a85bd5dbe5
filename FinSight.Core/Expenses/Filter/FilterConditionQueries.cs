using System.Linq.Expressions;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>The conditions of a filter as the database knows them.</summary>
sealed class FilterConditionQueries(FinSightContext db, Member member, ResolvedFilter filter)
{
    /// <summary>All conditions but the words that must be there.</summary>
    public IQueryable<Expense> NarrowButWords(IQueryable<Expense> rows)
    {
        rows = Dated(Priced(Filed(rows)));
        if (filter.By is { } by) rows = rows.Where(e => by.Contains(e.CreatedBy));
        if (filter.NotBy is { Count: > 0 } notBy) rows = rows.Where(e => !notBy.Contains(e.CreatedBy));
        foreach (var group in filter.Tags) rows = rows.Where(Tagged(group));
        if (filter.NotTags is { Count: > 0 } notTags)
            rows = rows.Where(e => !db.ExpenseTags.Any(t => t.LedgerId == member.LedgerId
                && notTags.Contains(t.TagId) && t.Date == e.Date && t.Seq == e.Seq));
        foreach (var match in filter.NotMatches)
        {
            var texts = db.MatchingText(match);
            rows = rows.Where(e => !texts.Contains(e.Seq));
        }
        return rows;
    }

    public IQueryable<Expense> Narrow(IQueryable<Expense> rows) =>
        filter.Match is { } match ? Having(NarrowButWords(rows), db.MatchingText(match)) : NarrowButWords(rows);

    public static IQueryable<Expense> Having(IQueryable<Expense> rows, IQueryable<long> texts) =>
        rows.Where(e => texts.Contains(e.Seq));

    public IQueryable<Expense> Dated(IQueryable<Expense> rows)
    {
        if (filter.From is { } from) rows = rows.Where(e => e.Date >= from);
        if (filter.To is { } to) rows = rows.Where(e => e.Date <= to);
        return rows;
    }

    public IQueryable<Expense> Filed(IQueryable<Expense> rows)
    {
        if (filter.Categories is [var only]) rows = rows.Where(e => e.CategoryId == only);
        else if (filter.Categories is { } categories) rows = rows.Where(e => categories.Contains(e.CategoryId));
        if (filter.NotCategories is { Count: > 0 } notCategories)
            rows = rows.Where(e => !notCategories.Contains(e.CategoryId));
        return rows;
    }

    public IQueryable<Expense> Priced(IQueryable<Expense> rows)
    {
        if (filter.Least is { } least)
        {
            var minor = least.Included ? least.Minor : least.Minor + 1;
            rows = rows.Where(e => e.Amount >= minor);
        }
        if (filter.Most is { } most)
        {
            var minor = most.Included ? most.Minor : most.Minor - 1;
            rows = rows.Where(e => e.Amount <= minor);
        }
        return rows;
    }

    Expression<Func<Expense, bool>> Tagged(IReadOnlyList<Guid> group) => e =>
        db.ExpenseTags.Any(
            t => t.LedgerId == member.LedgerId && group.Contains(t.TagId) && t.Date == e.Date && t.Seq == e.Seq);
}
