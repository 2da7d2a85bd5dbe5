using System.Diagnostics;

namespace FinSight.Tests.Bench;

/// <summary>How long the same work took, each time it was done.</summary>
sealed class TimingSamples
{
    readonly List<double> _milliseconds = [];

    public double Total => _milliseconds.Sum();

    public double PerSecond => _milliseconds.Count / Total * 1000;

    public async Task MeasureAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            _milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    public void Add(double milliseconds) => _milliseconds.Add(milliseconds);

    public void Add(TimingSamples other) => _milliseconds.AddRange(other._milliseconds);

    /// <summary>The milliseconds that this share of the samples did not exceed.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
