using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FinSight.Core.Telemetry;

/// <summary>
/// What whoever runs the server can measure of it. Nobody listens unless they ask for it, and then nothing is reckoned.
/// </summary>
public static class Instruments
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "FinSight";

    public static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Spans = new(Name);

    public static readonly Counter<long> Writes = Meter.CreateCounter<long>(
        "finsight.writes", "{transaction}", "Transactions that were committed.");

    public static readonly Counter<long> WritesTakenBack = Meter.CreateCounter<long>(
        "finsight.writes.taken_back", "{transaction}", "Transactions that were not.");

    /// <summary>From half a millisecond to ten seconds.</summary>
    static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    public static readonly Histogram<double> GateWait = Meter.CreateHistogram<double>(
        "finsight.gate.wait", "s", "How long a writer waited for its turn.", advice: Durations);

    public static readonly Histogram<double> Commit = Meter.CreateHistogram<double>(
        "finsight.commit.duration", "s", "How long the disk took for a transaction.", advice: Durations);

    public static readonly Histogram<double> FeedLag = Meter.CreateHistogram<double>(
        "finsight.feed.lag", "s", "From the commit until the open pages of this node were told.", advice: Durations);

    /// <summary>Nothing where nobody listens: then <see cref="Since"/> records nothing either.</summary>
    public static long Now(Instrument instrument) => instrument.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Between two servers, whose clocks may differ: never less than nothing.</summary>
    public static void Took(this Histogram<double> histogram, TimeSpan duration) =>
        histogram.Record(Math.Max(0, duration.TotalSeconds));

    /// <param name="start">As <see cref="Now"/> said.</param>
    public static void Since(this Histogram<double> histogram, long start)
    {
        if (start != 0) histogram.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
