namespace FinSight.Tests.Bench;

/// <summary>
/// Prints how fast FinSight is, beside how fast this machine could be. Named groups alone are measured, all where none
/// is named; <c>quick</c> takes fewer samples.
/// </summary>
static class BenchmarkRunner
{
    public const string Command = "bench";

    const string Quick = "quick";

    static readonly Dictionary<string, Func<int, IAsyncEnumerable<Figure>>> Groups = new()
    {
        ["adds"] = AddBenchmark.MeasureAsync,
        ["crowd"] = CrowdBenchmark.MeasureAsync,
        ["views"] = DashboardBenchmark.MeasureAsync,
        ["list"] = ListBenchmark.MeasureAsync,
        ["undo"] = UndoBenchmark.MeasureAsync,
        ["quick-entry"] = QuickEntryBenchmark.MeasureAsync,
        ["visit"] = VisitBenchmark.MeasureAsync,
        ["typing"] = TypingBenchmark.MeasureAsync,
        ["click"] = ClickBenchmark.MeasureAsync,
        ["circuits"] = CircuitBenchmark.MeasureAsync,
        ["switch"] = SwitchBenchmark.MeasureAsync,
        ["shared"] = LiveRepaintBenchmark.MeasureAsync,
        ["budgets"] = BudgetBenchmark.MeasureAsync,
        ["backup"] = BackupBenchmark.MeasureAsync,
        ["limits"] = NoisyNeighbourBenchmark.MeasureAsync,
        ["export"] = ExportBenchmark.MeasureAsync,
        ["api"] = ApiBenchmark.MeasureAsync,
        ["capture"] = CaptureBenchmark.MeasureAsync,
        ["postgres"] = PostgresBenchmark.MeasureAsync,
        ["nodes"] = NodesBenchmark.MeasureAsync,
        ["cells"] = CapacityBenchmark.MeasureAsync,
    };

    /// <returns>The exit code: 1 where a target was missed.</returns>
    public static async Task<int> RunAsync(string[] options)
    {
        var named = options.Where(option => option != Quick).ToList();
        if (named.Find(name => !Groups.ContainsKey(name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"Unknown group '{unknown}': there are {string.Join(", ", Groups.Keys)}.");
            return 2;
        }
        var scale = options.Contains(Quick) ? 1 : 8;
        var missed = 0;
        await Console.Out.WriteLineAsync(Figure.Heading);
        foreach (var name in named.Count == 0 ? [.. Groups.Keys] : named)
        {
            await foreach (var figure in Groups[name](scale))
            {
                await Console.Out.WriteLineAsync(figure.ToString());
                if (!figure.Met) missed++;
            }
        }
        return missed == 0 ? 0 : 1;
    }
}
