using System.Diagnostics;
using System.Globalization;
using FinSight.Core.Capture;
using Xunit.Abstractions;

namespace FinSight.Tests.Capture;

/// <summary>Messages of many countries and languages. What is read wrong is listed by the first test.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    const int PercentRight = 97, Repeats = 8;

    static readonly IReadOnlyList<CorpusMessage> All = Corpus.Read(Repository.Root);

    [Fact]
    public void Nearly_all_are_read_as_a_person_would()
    {
        var wrong = All.Where(message => !message.IsRight(message.Read()))
            .Select(message => $"{message.Where}: {message.Read().Told()} instead of {message.Expected}").ToList();
        Assert.True(wrong.Count * 100 <= All.Count * (100 - PercentRight), string.Join('\n', wrong));
    }

    [Fact]
    public void No_wrong_amount_is_ever_booked() => Assert.All(All, message =>
    {
        var reading = message.Read();
        if (reading.Outcome != ReadingOutcome.Add) return;
        Assert.StartsWith("Add ", message.Expected, StringComparison.Ordinal);
        var money = MoneyText.FormatWithCode(new(reading.Minor!.Value, reading.Currency!), CultureInfo.InvariantCulture)
            .Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-');
        Assert.Contains($" {money}", message.Expected, StringComparison.Ordinal);
    });

    [Fact]
    public void They_come_from_all_over_the_world()
    {
        Assert.True(All.Count >= 250, $"{All.Count} messages");
        Assert.True(All.Select(message => message.Country).Distinct().Count() >= 25);
        Assert.True(All.Select(message => message.Language).Distinct().Count() >= 12);
    }

    /// <summary>The best of some runs, on average: other tests run beside it, and nothing is optimised here.</summary>
    [Fact]
    public void Each_is_read_within_a_millisecond() =>
        Assert.True(All.Sum(message => Enumerable.Range(0, Repeats).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            message.Read();
            return Stopwatch.GetElapsedTime(start).Ticks;
        })) <= All.Count * TimeSpan.TicksPerMillisecond);

    [Fact]
    public void What_becomes_of_each_kind_is_told()
    {
        output.WriteLine(CorpusMarkdownReport.Of(All));
        Assert.Equal(
            All.Count, All.Select(message => message.Read()).Count(reading => Enum.IsDefined(reading.Outcome)));
    }
}
