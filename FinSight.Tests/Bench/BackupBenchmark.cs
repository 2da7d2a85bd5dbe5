using FinSight.Core.Backup;
using FinSight.Core.Data;

namespace FinSight.Tests.Bench;

/// <summary>
/// A backup of a million expenses, looked through, beside a member who goes on adding; and its restore.
/// </summary>
static class BackupBenchmark
{
    const int Patience = 20_000;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(1_000_000);
        using var files = new TempFolder();
        var (house, member) = (ledger.House, ledger.Member);
        var fields = await house.FieldsAsync(member);
        var (made, beside, restored) = (new TimingSamples(), new TimingSamples(), new TimingSamples());
        var last = "";
        for (var i = 0; i < Math.Max(1, scale / 4); i++)
        {
            last = Path.Combine(files.Path, $"{i}.zip");
            var making = Task.Run(() => made.MeasureAsync(1, () => house.Get<BackupService>().MakeAsync(last, null)));
            while (!making.IsCompleted)
                await beside.MeasureAsync(1, () => house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields));
            await making;
        }
        yield return Figure.Percentile(
            "backup with proof, 1 million expenses",
            made,
            0.95,
            Patience,
            $"file of {new FileInfo(last).Length >> 20} MiB");
        yield return Figure.Percentile("add by a member meanwhile", beside, 0.95, 60, "");

        using var target = new TempFolder();
        await restored.MeasureAsync(
            1, () => new RestoreService(DataFolder.Open(target.Path), TimeProvider.System).RunAsync(last, null));
        yield return Figure.Percentile("restore, 1 million expenses", restored, 0.95, Patience, "");
    }
}
