using FinSight.Core;
using FinSight.Core.Budgets;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    static readonly DateOnly Today = new(2026, 11, 20);

    Dictionary<Rule, Func<Task>> Budgets => new()
    {
        [Rules.Budgets.AmountNegative] = () => SetAsync(new(null, new(-5, Mara.Currency), BudgetCycleKind.Month)),
        [Rules.Budgets.CategoryMissing] = () =>
            SetAsync(new(Guid.NewGuid(), new(5, Mara.Currency), BudgetCycleKind.Month)),
        [Rules.Budgets.CategoryArchived] = async () =>
        {
            var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
            await CategoryService.ArchiveAsync(Mara, gifts);
            await SetAsync(new(gifts, new(5, Mara.Currency), BudgetCycleKind.Month));
        },
        [Rules.Budgets.PeriodUnknown] = () => SetAsync(new(null, new(5, Mara.Currency), (BudgetCycleKind)9)),
        [Rules.Budgets.PeriodTaken] = async () =>
        {
            await SetAsync(new(null, new(5, Mara.Currency), BudgetCycleKind.Month));
            await SetAsync(new(null, new(6, Mara.Currency), BudgetCycleKind.Month, new DateOnly(2026, 12, 3)));
        },
        [Rules.Budgets.ThresholdUnusable] = () => SetAsync(new(null, new(5, Mara.Currency), BudgetCycleKind.Month)
        {
            Warnings = new([50, 501], false),
        }),
        [Rules.Budgets.TooManyThresholds] = () => SetAsync(new(null, new(5, Mara.Currency), BudgetCycleKind.Month)
        {
            Warnings = new([.. Enumerable.Range(1, 11)], false),
        }),
        [Rules.Budgets.TooMany] = async () =>
        {
            await FillAsync(
                """
                INSERT INTO Budgets (LedgerId, Id, Cycle, StartsOn, Amounts, RollsLeft, RollsOver, Version)
                SELECT LedgerId, randomblob(16), 2, '2026-11-16', '2026-11-16=5', 0, 0, 1
                """, 200);
            await SetAsync(new(null, new(5, Mara.Currency), BudgetCycleKind.Year));
        },
    };

    async Task SetAsync(BudgetInput fields) => await Get<BudgetService>().AddAsync(Mara, fields, Today);
}
