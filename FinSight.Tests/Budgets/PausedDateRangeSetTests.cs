using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

/// <summary>On which days a budget rests, without a database.</summary>
public sealed class PausedDateRangeSetTests
{
    [Fact]
    public void A_pause_goes_on_until_it_is_ended()
    {
        var pauses = PausedDateRangeSet.None.Begin(Day("2026-11-01"));
        Assert.Equal("2026-11-01/", pauses.Write());
        Assert.Equal(
            (false, true, true),
            (pauses.On(Day("2026-10-31")), pauses.On(Day("2026-11-01")), pauses.On(Day("2030-01-01"))));
        var ended = pauses.End(Day("2027-02-01"));
        Assert.Equal("2026-11-01/2027-01-31", ended.Write());
        Assert.Equal((true, false), (ended.On(Day("2027-01-31")), ended.On(Day("2027-02-01"))));
    }

    [Fact]
    public void Who_changes_their_mind_within_the_period_leaves_nothing_behind()
    {
        Assert.Null(PausedDateRangeSet.None.Begin(Day("2026-11-01")).End(Day("2026-11-01")).Write());
        var rested = PausedDateRangeSet.None.Begin(Day("2026-09-01")).End(Day("2026-11-01"));
        Assert.Equal(rested.Lines, rested.Begin(Day("2026-11-01")).End(Day("2026-11-01")).Lines);
        Assert.Equal("2026-09-01/", rested.Begin(Day("2026-11-01")).Write());
        Assert.Equal("2026-09-01/", rested.Begin(Day("2026-11-01")).Begin(Day("2026-12-01")).Write());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_beginnings_and_ends_are_those_of_a_calendar_that_is_painted(int seed)
    {
        var random = new Random(seed);
        var (pauses, others, first) = (PausedDateRangeSet.None, PausedDateRangeSet.None, Day("2026-01-01"));
        var (painted, paintedOthers) = (new bool[400], new bool[400]);
        for (var at = 0; at < 360; at += random.Next(1, 40))
        {
            Step(ref pauses, painted, at);
            Step(ref others, paintedOthers, at);
        }
        Assert.Equal(painted, Enumerable.Range(0, 400).Select(day => pauses.On(first.AddDays(day))));
        Assert.Equal(pauses.Lines, PausedDateRangeSet.Read(pauses.Write()).Lines);
        Assert.Equal(
            painted.Zip(paintedOthers, (one, two) => one && two),
            Enumerable.Range(0, 400).Select(day => pauses.Both(others).On(first.AddDays(day))));

        void Step(ref PausedDateRangeSet of, bool[] days, int at)
        {
            var on = random.Next(2) == 0;
            of = on ? of.Begin(first.AddDays(at)) : of.End(first.AddDays(at));
            for (var day = at; day < days.Length; day++) days[day] = on;
        }
    }

    static DateOnly Day(string iso) => DateOnly.Parse(iso, null);
}
