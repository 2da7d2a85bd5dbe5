using System.Globalization;

namespace FinSight.Tests.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Value">What is held against the target, where that is not a percentile.</param>
/// <param name="Limit">What this machine takes for the same work without FinSight, in the same run.</param>
sealed record Figure(string Name, TimingSamples? Times, string Value, string Limit, string Target, bool Met)
{
    public static string Heading { get; } = Line(
        "figure", "p50 ms", "p95 ms", "p99 ms", "value", "the machine's own limit", "target", "");

    public static Figure Percentile(string name, TimingSamples times, double share, double target, string limit) => new(
        name, times, "", limit, Text($"p{share * 100:0} ≤ {target:0} ms"), times.Percentile(share) <= target);

    public override string ToString() => Line(
        Name, At(0.5), At(0.95), At(0.99), Value, Limit, Target, Met ? "met" : "MISSED");

    string At(double share) => Times is null ? "" : Text($"{Times.Percentile(share):0.00}");

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string Line(
        string name, string p50, string p95, string p99, string value, string limit, string target, string met) =>
        $"| {name,-52} | {p50,7} | {p95,7} | {p99,7} | {value,12} | {limit,-28} | {target,-14} | {met,-6} |";
}
