using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Budgets;

/// <summary>Reads the budgets and how they stand.</summary>
static class BudgetQueries
{
    public static async Task<BudgetsView> BudgetsViewAsync(
        this FinSightContext db, Member member, DateOnly today, CancellationToken cancel)
    {
        var choices = await db.CategoryChoicesAsync(member, cancel);
        var branches = new CategoryBranches(
            await db.Categories.Of(member).ToDictionaryAsync(c => c.Id, c => c.ParentId, cancel));
        var budgets = (await db.Budgets.Of(member).AsNoTracking().ToListAsync(cancel))
            .ConvertAll(budget => Plan.Of(budget, member, today));
        var month = Month.Containing(today, member.FirstDay).Days(member.FirstDay);
        var spent = await SpentAsync(db, member, budgets.SelectMany(plan => plan.Periods).Select(p => p.Days).Append(month), cancel);
        var places = choices.Select((choice, place) => (choice, place)).ToDictionary(pair => pair.choice.Id);
        var lines = budgets
            .OrderBy(plan => plan.Row.CategoryId is { } id ? places[id].place : -1).ThenBy(plan => plan.Periods[^1].Days.Days)
            .ThenBy(plan => plan.Row.StartsOn).Select(Line).ToList();
        List<BudgetLine> running = [.. lines.Where(line => line.IsRunning)];
        return new BudgetsView(
            await db.SequenceAsync(member, cancel), lines, LeftToSpend.Of(running, branches.Above), month,
            NotCovered(running), choices);

        BudgetLine Line(Plan plan)
        {
            List<Guid> counted = plan.Row.CategoryId is { } id ? [.. branches.Of(id)] : [.. spent.Categories];
            var chain = RollOver.Chain(
                plan.Periods.Select(p => new SpentPeriod(p.Days, plan.Terms.AmountIn(p), spent.Sum(counted, p.Days))),
                plan.Terms.RollsLeft, plan.Terms.RollsOver);
            var now = chain[^1];
            var soFar = now.Days.Contains(today) ? spent.Sum(counted, new DateRange(now.Days.First, today)) : 0;
            return new BudgetLine(
                plan.Row, plan.Row.CategoryId is { } of ? places[of].choice : null, now.Days,
                BudgetStatus.Of(now.Days, now.Limit, now.Spent, soFar, today),
                [.. chain.TakeLast(BudgetTerms.PeriodsShown)], plan.Terms.IsRunning(today, member.FirstDay));
        }

        long NotCovered(List<BudgetLine> running)
        {
            if (running.Any(line => line.Budget.CategoryId is null)) return 0;
            var covered = running.SelectMany(line => branches.Of(line.Budget.CategoryId!.Value)).ToHashSet();
            return spent.Sum(spent.Categories.Except(covered), month);
        }
    }

    static async Task<SpentDays> SpentAsync(
        FinSightContext db, Member member, IEnumerable<DateRange> periods, CancellationToken cancel)
    {
        var all = periods.ToList();
        var (first, last) = (all.Min(days => days.First), all.Max(days => days.Last));
        var totals = await db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= first && t.Date <= last)
            .OrderBy(t => t.Date).Select(t => new { t.Date, t.CategoryId, t.Amount }).ToListAsync(cancel);
        return new SpentDays(totals.Select(total => (total.Date, total.CategoryId, total.Amount)));
    }

    sealed record Plan(BudgetRow Row, BudgetTerms Terms, IReadOnlyList<BudgetPeriod> Periods)
    {
        public static Plan Of(Budget budget, Member member, DateOnly today)
        {
            var terms = budget.Terms(member.Currency);
            return new(BudgetRow.Of(budget, member.Currency), terms, terms.Periods(today, member.FirstDay));
        }
    }
}
