namespace FinSight.Tests.Bench;

/// <summary>
/// Prints how fast FinSight is, beside how fast this machine could be. Named groups alone are measured, all where none
/// is named; <c>quick</c> takes fewer samples.
/// </summary>
static class Benchmark
{
    public const string Command = "bench";

    const string Quick = "quick";

    static readonly Dictionary<string, Func<int, IAsyncEnumerable<Figure>>> Groups = new()
    {
        ["adds"] = AddFigures.MeasureAsync,
        ["crowd"] = CrowdFigures.MeasureAsync,
        ["views"] = ViewFigures.MeasureAsync,
        ["list"] = ListFigures.MeasureAsync,
        ["undo"] = UndoFigures.MeasureAsync,
        ["quick-entry"] = QuickEntryFigures.MeasureAsync,
        ["visit"] = VisitFigures.MeasureAsync,
        ["typing"] = TypingFigures.MeasureAsync,
        ["click"] = ClickFigures.MeasureAsync,
        ["circuits"] = CircuitFigures.MeasureAsync,
        ["switch"] = SwitchFigures.MeasureAsync,
        ["shared"] = SharedFigures.MeasureAsync,
        ["budgets"] = BudgetFigures.MeasureAsync,
        ["backup"] = BackupFigures.MeasureAsync,
        ["limits"] = LimitFigures.MeasureAsync,
        ["export"] = ExportFigures.MeasureAsync,
        ["api"] = ApiFigures.MeasureAsync,
        ["capture"] = CaptureFigures.MeasureAsync,
        ["postgres"] = PostgresFigures.MeasureAsync,
        ["nodes"] = NodesFigures.MeasureAsync,
        ["cells"] = CellFigures.MeasureAsync,
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
