namespace FinSight.Tests.Bench;

/// <summary>Prints how fast FinSight is, beside how fast this machine could be; <c>quick</c> takes fewer samples.</summary>
static class Benchmark
{
    public const string Command = "bench";

    public static async Task<int> RunAsync(bool quick)
    {
        var scale = quick ? 1 : 8;
        var missed = 0;
        await Console.Out.WriteLineAsync(Figure.Heading);
        foreach (var group in (IAsyncEnumerable<Figure>[])
            [AddFigures.MeasureAsync(scale), CrowdFigures.MeasureAsync(scale), ViewFigures.MeasureAsync(scale)])
        {
            await foreach (var figure in group)
            {
                await Console.Out.WriteLineAsync(figure.ToString());
                if (!figure.Met) missed++;
            }
        }
        return missed == 0 ? 0 : 1;
    }
}
