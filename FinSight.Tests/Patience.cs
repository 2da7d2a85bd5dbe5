namespace FinSight.Tests;

/// <summary>
/// How long a test waits for what comes by itself: a machine that is busy elsewhere is slow, and not wrong.
/// </summary>
static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks again and again until it is so.</summary>
    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    /// <param name="meanwhile">What is done between two looks; a short pause if nothing is named.</param>
    /// <param name="tell">How it is instead, for whoever reads that it has not come.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<Task>? meanwhile = null, Func<string>? tell = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Long)
                throw new TimeoutException(tell?.Invoke() ?? "What was waited for has not come.");
            await (meanwhile?.Invoke() ?? Task.Delay(Pause, TimeProvider.System));
        }
    }
}
