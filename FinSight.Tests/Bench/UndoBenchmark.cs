using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Bench;

/// <summary>Taking back one row, and a batch of 5,000 beside a member who goes on adding.</summary>
static class UndoBenchmark
{
    const int BatchRows = 5_000;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(100_000);
        var (house, member) = (ledger.House, ledger.Member);
        var undo = house.Get<UndoService>();
        var fields = await house.FieldsAsync(member);
        Task AddAsync(Member who) =>
            house.Expenses.AddAsync(who, Guid.CreateVersion7(), fields with { Amount = new(450, who.Currency) });
        var (adds, undos) = (new TimingSamples(), new TimingSamples());
        for (var i = 0; i < scale * 40; i++)
        {
            await adds.MeasureAsync(1, () => AddAsync(member));
            await undos.MeasureAsync(1, () => undo.UndoAsync(member));
        }
        var ratio = undos.Percentile(0.5) / adds.Percentile(0.5);
        yield return new Figure("undo of one row", undos, Figure.Text($"{ratio:0.0} x add"),
            Figure.Text($"add {adds.Percentile(0.5):0.00} ms"), "≤ 3 x add", ratio <= 3);

        var (batch, beside) = (new TimingSamples(), new TimingSamples());
        var other = await house.MoveInAsync("Jonas");
        var theirs = await house.FieldsAsync(other);
        for (var i = 0; i < Math.Max(1, scale / 2); i++)
        {
            await house.Expenses.AddManyAsync(member, Enumerable.Repeat(fields, BatchRows));
            var undoing = Task.Run(() => batch.MeasureAsync(1, () => undo.UndoAsync(member)));
            while (!undoing.IsCompleted)
                await beside.MeasureAsync(1, () => house.Expenses.AddAsync(other, Guid.CreateVersion7(), theirs));
            await undoing;
        }
        yield return Figure.Percentile("undo of a batch of 5,000", batch, 0.95, 2000, "");
        yield return Figure.Percentile("add by another member meanwhile", beside, 0.95, 60, "");
    }
}
