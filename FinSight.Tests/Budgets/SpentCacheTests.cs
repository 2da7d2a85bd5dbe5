using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Budgets;

/// <summary>What is kept from one write to the next against what a reader finds who starts anew.</summary>
public sealed class SpentCacheTests : BudgetTestBase
{
    static readonly string[] Names = ["Groceries", "Transport", "Gifts", "Travel"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_view_is_that_of_whoever_starts_anew(int seed)
    {
        var random = new Random(seed);
        var batches = new List<Guid>();
        foreach (var name in new[] { "Groceries", "Transport", null })
            await SetAsync(name, random.Next(5_000, 20_000), from: "2026-01-10", left: random.Next(2) == 0, over: true);
        for (var i = 0; i < 60; i++)
        {
            if (await ActAsync() is { } batch) batches.Add(batch);
            await CheckAsync();
        }

        async Task<Guid?> ActAsync()
        {
            var row = (await RowsAsync()).OrderBy(_ => random.Next()).FirstOrDefault();
            switch (random.Next(9))
            {
                case 0 when row is not null:
                    return (await House.Expenses.DeleteAsync(Mara, row.Id)).BatchId;
                case 1 when row is not null:
                    return (await House.Expenses.EditAsync(
                        Mara, row.Id, row.Version, new(Amount: Chf(random.Next(1, 900)), Date: Day()))).BatchId;
                case 2 when batches.Count > 0:
                    await Undo.UndoAsync(Mara, batches[random.Next(batches.Count)]);
                    return null;
                case 3 when batches.Count > 0:
                    await Undo.RedoAsync(Mara, batches[random.Next(batches.Count)]);
                    return null;
                case 4:
                    return (await Categories.AddAsync(
                        Mara,
                        new($"Part {batches.Count}", "☕", "other", ParentId: await CategoryIdAsync(Name())))).BatchId;
                case 5:
                    var fields = await House.FieldsAsync(
                        Mara, minor: random.Next(1, 900), category: Name(), date: $"{Day():yyyy-MM-dd}");
                    return (await House.Expenses.AddManyAsync(Mara, [.. Enumerable.Repeat(fields, 20)])).BatchId;
                default:
                    await SpendAsync(Name(), random.Next(-300, 900) | 1, $"{Day():yyyy-MM-dd}");
                    return null;
            }
        }

        DateOnly Day() => Today.AddDays(-random.Next(300));

        string Name() => Names[random.Next(Names.Length)];
    }

    [Fact]
    public async Task A_merge_moves_what_was_spent_to_the_other_category()
    {
        await SetAsync("Travel", 9_000, from: "2026-01-10", left: true, over: true);
        await SpendAsync("Gifts", 500, "2026-03-01");
        await CheckAsync();
        await Categories.MergeAsync(
            Mara, await CategoryIdAsync("Gifts"), (await House.CategoryAsync(Mara, "Gifts")).Version,
            await CategoryIdAsync("Travel"));
        await CheckAsync();
    }

    [Fact]
    public async Task Whoever_looks_again_asks_for_no_day_again()
    {
        await SetAsync("Travel", 9_000, from: "2026-01-10", left: true);
        await ViewAsync();
        var row = await SpendAsync("Travel", 500, "2026-03-01");
        // Past all services and triggers: what is kept does not know of it.
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.DailyTotals.Where(t => t.LedgerId == Mara.LedgerId).ExecuteDeleteAsync();
        Assert.Equal(11 * 9_000 - 500, (await OnlyAsync()).Status.Left);
        await Assert.ThrowsAnyAsync<Exception>(CheckAsync);
    }

    async Task<IReadOnlyList<ExpenseRow>> RowsAsync() =>
        (await House.Get<ExpenseSearchService>().ListAsync(Mara, new(ExpenseFilter.Everything), 200)).Rows;

    async Task CheckAsync()
    {
        await using var db = (await House.Contexts.CreateDbContextAsync()).WriteAs(Mara);
        var anew = await db.BudgetsViewAsync(Mara, Today, default);
        var kept = await ViewAsync();
        Assert.Equal(anew.Lines.Select(Told), kept.Lines.Select(Told));
        Assert.Equal((anew.NotCovered, anew.Sequence), (kept.NotCovered, kept.Sequence));
    }

    static string Told(BudgetLine line) => $"{line.Budget.Id} {line.Status} {string.Join(' ', line.History)}";
}
