using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

/// <summary>What becomes of the corpus, kind by kind, as a table of Markdown.</summary>
static class CorpusMarkdownReport
{
    public static string Of(IReadOnlyList<CorpusMessage> messages)
    {
        var readings = messages.Select(message => (Reading: message.Read(), IsRight: message.IsRight(message.Read())))
            .ToList();
        var rows = readings.GroupBy(row => row.Reading.Kind).OrderBy(group => group.Key)
            .Select(group => Row(group.Key.ToString(), [.. group]));
        return string.Join(
            '\n',
            [
                "| kind | booked | draft | ignored | read right |",
                "| --- | --- | --- | --- | --- |",
                .. rows,
                Row("all", readings),
            ]);
    }

    static string Row(string name, List<(EventReading Reading, bool IsRight)> rows) =>
        $"| {name} | {Count(rows, ReadingOutcome.Add)} | {Count(rows, ReadingOutcome.Draft)} "
        + $"| {Count(rows, ReadingOutcome.Ignore)} | {rows.Count(row => row.IsRight)} of {rows.Count} |";

    static int Count(List<(EventReading Reading, bool IsRight)> rows, ReadingOutcome outcome) =>
        rows.Count(row => row.Reading.Outcome == outcome);
}
