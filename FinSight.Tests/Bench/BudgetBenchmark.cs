using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Bench;

/// <summary>
/// The budgets of a ledger with many: the page in one service call, a key in the guard, and an add beside one without
/// budgets.
/// </summary>
static class BudgetBenchmark
{
    const int Budgets = 60, Categories = 40, WarmUp = 100;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        foreach (var (expenses, name) in new[] { (100_000, "100 thousand"), (1_000_000, "1 million") })
        {
            await using var ledger = await BenchLedger.OpenAsync(expenses);
            var (service, today) = (ledger.House.Get<BudgetService>(), BenchLedger.Today);
            var without = await AddsAsync(ledger, scale);
            await SetAsync(ledger.House, ledger.Member, today);
            var with = await AddsAsync(ledger, scale);
            yield return Figure.Percentile(
                $"budgets page, {Budgets} budgets over five years, {name}",
                await ViewsAsync(service, ledger.Member, today, scale), 0.95, 15, "");
            var more = with.Percentile(0.5) / without.Percentile(0.5);
            yield return new Figure(
                $"add beside {Budgets} budgets, {name}", with, Figure.Text($"{more:0.00} ×"),
                Figure.Text($"without budgets {without.Percentile(0.5):0.00} ms"), "≤ 1.25 ×", more <= 1.25);
        }
    }

    static async Task<TimingSamples> ViewsAsync(BudgetService service, Member member, DateOnly today, int scale)
    {
        var samples = new TimingSamples();
        await samples.MeasureAsync(5, () => service.ViewAsync(member, today));
        samples = new TimingSamples();
        await samples.MeasureAsync(scale * 20, () => service.ViewAsync(member, today));
        return samples;
    }

    static async Task<TimingSamples> AddsAsync(BenchLedger ledger, int scale)
    {
        var fields = await ledger.House.FieldsAsync(ledger.Member, date: $"{BenchLedger.Today:yyyy-MM-dd}");
        Task AddAsync() => ledger.House.Expenses.AddAsync(ledger.Member, Guid.CreateVersion7(), fields);
        await new TimingSamples().MeasureAsync(WarmUp * 10, AddAsync);
        var samples = new TimingSamples();
        await samples.MeasureAsync(scale * 200, AddAsync);
        return samples;
    }

    static async Task SetAsync(TestServices house, Member member, DateOnly today)
    {
        var categories = house.Get<CategoryService>();
        var ids = (await categories.ListAsync(member)).Lines.Select(line => line.Category.Id).ToList();
        var tops = ids.ToList();
        for (var i = ids.Count; i < Categories; i++)
            ids.Add(
                (await categories.AddAsync(
                    member, new CategoryInput($"Part {i}", "☕", "other", ParentId: tops[i % tops.Count]))).Row.Id);
        var cycles = new[] { BudgetCycleKind.Month, BudgetCycleKind.Quarter };
        var fields = Enumerable.Range(0, Budgets).Select(i => new BudgetInput(
            ids[i % Categories], new Money(10_000_000 + i, member.Currency), cycles[i / Categories], today.AddYears(-5),
            i % 2 == 0, i % 3 == 0));
        await house.Get<BudgetService>().AddManyAsync(member, [.. fields], today);
    }
}
