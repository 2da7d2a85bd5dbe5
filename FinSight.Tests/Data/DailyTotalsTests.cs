using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Data;

public sealed class DailyTotalsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Daily_totals_equal_the_sum_of_rows_after_any_mixture_of_writes(int seed)
    {
        await using var house = await TestServices.OpenAsync();
        var members = new[] { await house.MoveInAsync("Mara"), await house.MoveInAsync("Jonas") };
        var random = new Random(seed);
        var rows = members.ToDictionary(m => m, _ => new List<ExpenseRow>());

        for (var step = 0; step < 150; step++)
        {
            var member = members[random.Next(2)];
            var mine = rows[member];
            var fields = await house.FieldsAsync(member, "Row", random.Next(-5000, 5000) | 1,
                random.Next(2) == 0 ? "Groceries" : "Home", $"2026-11-{random.Next(1, 5):00}");
            var i = mine.Count == 0 ? -1 : random.Next(mine.Count);
            switch (random.Next(3))
            {
                case 0 when i >= 0:
                    await house.Expenses.DeleteAsync(member, mine[i].Id);
                    mine.RemoveAt(i);
                    break;
                case 1 when i >= 0:
                    mine[i] = await house.Expenses.EditAsync(member, mine[i].Id, mine[i].Version, fields);
                    break;
                default:
                    mine.Add(await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields));
                    break;
            }
        }

        await house.Contexts.AssertSoundAsync();
        foreach (var member in members)
        {
            var view = await house.Get<DashboardService>()
                .ViewAsync(member, new DashboardRequest(null, new DateOnly(2026, 11, 23)));
            Assert.Equal(rows[member].Sum(r => r.Amount), view.AllTime);
            Assert.Equal(rows[member].Count, view.Count);
        }
    }
}
