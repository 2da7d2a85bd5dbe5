using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

public sealed class CueLexiconTests
{
    static readonly List<(CueKind Cue, string Text)> Phrases = [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "FinSight.Core", "Capture", "Words"), "*.txt")
        .SelectMany(File.ReadLines)
        .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => line[(line.IndexOf(':') + 1)..]
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => (Enum.Parse<CueKind>(line[..line.IndexOf(':')], ignoreCase: true), text)))];

    /// <summary>"Zapłać" asks for a payment, and "zapłacona" tells of one.</summary>
    [Fact]
    public void The_star_of_one_meaning_is_not_that_of_another()
    {
        var mixed = 0;
        foreach (var same in Phrases.GroupBy(phrase => EventTextCleaner.Fold(phrase.Text.Trim('*'))))
        {
            var open = same.Where(phrase => phrase.Text[^1] == '*').Select(phrase => phrase.Cue).ToHashSet();
            if (open.Count == 0) continue;
            // What other words imply is left out.
            foreach (var closed in same.Select(phrase => phrase.Cue)
                .Where(cue => !open.Contains(cue) && cue is not (CueKind.Spend or CueKind.Balance)))
            {
                mixed++;
                Assert.DoesNotContain(CueLexicon.Find($"{same.Key}zq"), hit => hit.Cue == closed && hit.Start == 0);
            }
        }
        Assert.True(mixed > 0);
    }

    [Theory]
    [InlineData("zaplac", CueKind.Upcoming)]
    [InlineData("zaplacona", CueKind.Spend)]
    public void What_a_word_tells_first_a_longer_one_need_not(string word, object cue) =>
        Assert.Equal((CueKind)cue, CueLexicon.Find(word)[0].Cue);
}
