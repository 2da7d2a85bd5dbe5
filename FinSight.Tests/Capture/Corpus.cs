using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

/// <summary>
/// A message of the files in Corpus, with what is expected of it; a line with <c>@</c> names the country, currency and
/// language below it, and the day on which it is read where that is another.
/// </summary>
sealed record CorpusMessage(
    string Where, string Country, string Currency, string Language, CapturedEvent Event, string Expected, bool Unseen,
    DateOnly Today)
{
    public EventReading Read() =>
        CapturedEventReader.Read(Event, new(FinSight.Core.Amounts.Currency.Of(Currency), Today, []));

    /// <summary>Of what is not added, the amount and the merchant do not count.</summary>
    public bool IsRight(EventReading reading) => reading.Outcome == ReadingOutcome.Add
        ? reading.Told() == Expected
        : $"{reading.Outcome} {reading.Reason}" == Expected;
}

static partial class Corpus
{
    public static string Folder(string root) => Path.Combine(root, "FinSight.Tests", "Capture", "Corpus");

    public static IReadOnlyList<CorpusMessage> Read(string root)
    {
        var messages = new List<CorpusMessage>();
        foreach (var file in Directory.EnumerateFiles(Folder(root), "*.txt").Order())
        {
            var about = Array.Empty<string>();
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.StartsWith("@ ", StringComparison.Ordinal)) about = line.Split(' ');
                else if (!line.StartsWith("//", StringComparison.Ordinal)
                    && line.Split(" => ") is [var text, var expected])
                    // Every third was kept unseen while the reader was written.
                    messages.Add(
                        new(
                            $"{Path.GetFileName(file)}:{number}",
                            about[1],
                            about[2],
                            about[3],
                            Event(text),
                            expected,
                            messages.Count % 3 == 2,
                            about.Length > 4 ? DateOnly.Parse(about[4], CultureInfo.InvariantCulture)
                                : EventReaderTestHelper.Today));
            }
        }
        return messages;
    }

    static CapturedEvent Event(string line)
    {
        var text = line.Replace("\\n", "\n", StringComparison.Ordinal);
        if (line.StartsWith('{')
            || line.Contains('|', StringComparison.Ordinal) && line.StartsWith("20", StringComparison.Ordinal))
            return EventReaderTestHelper.Events(line)[0];
        return Titled().Match(text) is { Success: true } match
            && !match.Groups[1].Value.StartsWith("Web", StringComparison.Ordinal)
            && !match.Groups[1].Value.EndsWith("카드", StringComparison.Ordinal)
            ? EventReaderTestHelper.Events($"title: {match.Groups[1].Value}\n{match.Groups[2].Value}")[0]
            : CapturedEvent.OfText(text);
    }

    [GeneratedRegex(@"^\[([^\]]+)\] (.+)$", RegexOptions.Singleline)]
    private static partial Regex Titled();
}
