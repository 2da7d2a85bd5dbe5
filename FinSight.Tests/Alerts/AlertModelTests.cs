using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Alerts;

/// <summary>Random writes, undos, redos, readings and restarts against a recount of all rows after each.</summary>
public sealed class AlertModelTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_crossing_is_told_once_and_stands_while_it_is_crossed_or_was_read(int seed)
    {
        var random = new Random(seed);
        var folder = PreparedDatabase.NewFolder();
        var house = await TestServices.OpenAsync(folder, new FakeTime());
        try
        {
            var mara = await house.MoveInAsync();
            string[] names = ["Groceries", "Transport", "Gifts"];
            var budgets = new List<(BudgetDetails Row, string? Category)>();
            foreach (var name in new[] { "Groceries", "Transport", null })
            {
                Guid? id = name is null ? null : (await house.CategoryAsync(mara, name)).Id;
                budgets.Add((await house.Get<BudgetService>().AddAsync(
                    mara,
                    new(
                        id,
                        new(random.Next(5_000, 20_000), mara.Currency),
                        BudgetCycleKind.Month,
                        new(2026, 9, 1),
                        true,
                        name is "Transport")
                    {
                        Warnings = new([25, 50, 80, 100, 120], false),
                    },
                    Today), name));
            }
            var (rows, batches) = (new Dictionary<Guid, long>(), new List<Guid>());
            var (standing, read, ids) =
                (new HashSet<(Guid, int)>(), new HashSet<(Guid, int)>(), new Dictionary<(Guid, int), Guid>());
            for (var i = 0; i < 60; i++)
            {
                if ((await ActAsync())?.BatchId is { } batch) batches.Add(batch);
                await CheckAsync();
                if (random.Next(8) == 0) await ReadAsync();
                if (random.Next(12) != 0) continue;
                await house.CloseAsync();
                house = await TestServices.OpenAsync(folder, new FakeTime());
                mara = await house.Get<LedgerAccessService>().EnterAsync(mara.UserId, mara.LedgerId);
            }

            async Task<WriteResult?> ActAsync()
            {
                var date = random.Next(4) == 0 ? "2026-10-10" : "2026-11-12";
                var fields = await house.FieldsAsync(
                    mara, minor: random.Next(-3_000, 6_000) | 1, category: names[random.Next(3)], date: date);
                switch (random.Next(6))
                {
                    case 0 when rows.Count > 0:
                        return await house.Expenses.DeleteAsync(mara, Any());
                    case 1 when rows.Count > 0:
                        var row = await house.Expenses.FindAsync(mara, Any());
                        if (row is null || row.Deleted) return null;
                        return await house.Expenses.EditAsync(
                            mara, row.Id, row.Version,
                            new(Amount: fields.Amount, CategoryId: fields.CategoryId, Date: fields.Date));
                    case 2 when batches.Count > 0:
                        await house.Get<UndoService>().UndoAsync(mara, batches[random.Next(batches.Count)]);
                        return null;
                    case 3 when batches.Count > 0:
                        await house.Get<UndoService>().RedoAsync(mara, batches[random.Next(batches.Count)]);
                        return null;
                    default:
                        var added = await house.Expenses.AddAsync(mara, Guid.CreateVersion7(), fields);
                        rows[added.Row.Id] = 0;
                        return added;
                }
            }

            // What days before carry over counts as well.
            static bool IsCrossed(BudgetStanding status, int percent) =>
                status.Limit > 0 ? status.Spent * 100 >= percent * status.Limit : status.Spent > 0 && percent >= 100;

            Guid Any() => rows.Keys.ElementAt(random.Next(rows.Count));

            async Task ReadAsync()
            {
                var unread = await house.Get<AlertListService>().UnreadAsync(mara, Today);
                await house.Get<AlertListService>().ReadAsync(mara, [.. unread.Select(alert => alert.Id)]);
                read.UnionWith(unread.Select(alert => (alert.BudgetId, alert.Threshold)));
            }

            async Task CheckAsync()
            {
                foreach (var (row, name) in budgets)
                {
                    var line = (await house.Get<BudgetService>().ViewAsync(mara, Today))
                        .Lines.Single(line => line.Budget.Id == row.Id);
                    foreach (var percent in row.Warnings.Percents)
                    {
                        if (IsCrossed(line.Status, percent)) standing.Add((row.Id, percent));
                        else if (!read.Contains((row.Id, percent))) standing.Remove((row.Id, percent));
                    }
                }
                var alerts = await house.Get<AlertListService>().ListAsync(mara);
                Assert.Equal(standing.Order(), alerts.Select(alert => (alert.BudgetId, alert.Threshold)).Order());
                // The same one comes back: whoever was told of it is not told again.
                foreach (var alert in alerts)
                    Assert.Equal(
                        alert.Id,
                        ids.TryGetValue((alert.BudgetId, alert.Threshold), out var id)
                            ? id
                            : ids[(alert.BudgetId, alert.Threshold)] = alert.Id);
            }
        }
        finally
        {
            await house.DisposeAsync();
        }
    }
}
