using FinSight.Core.QuickEntry;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Tests.QuickEntry;

public sealed class LanguageTests
{
    public static TheoryData<string> Tables =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "FinSight.Core", "QuickEntry", "Languages"), "*.txt")
            .Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_language_knows_its_days_and_months(string table)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "FinSight.Core", "QuickEntry", "Languages", table))
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0]).ToList();
        Assert.Empty(Enumerable.Range(1, 7).Select(day => $"weekday {day}").Except(lines));
        Assert.Empty(Enumerable.Range(1, 12).Select(month => $"month {month}").Except(lines));
        Assert.Empty(Enumerable.Range(-2, 5).Select(day => $"day {day}").Except(lines));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_word_of_a_table_is_understood_and_short_enough(string table)
    {
        foreach (var line in File.ReadLines(
            Path.Combine(Repository.Root, "FinSight.Core", "QuickEntry", "Languages", table)))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            var meaning = Enum.Parse<WordMeaningKind>(line.Split(' ', ':')[0], ignoreCase: true);
            foreach (var word in line.Split(':', 2)[1].Split(',', StringSplitOptions.TrimEntries))
            {
                var key = WordSplitter.Key(word.TrimEnd('?'));
                Assert.Contains(Lexicon.Of(key), sense => sense.Meaning == meaning);
                Assert.InRange(key.Split(' ').Length, 1, Lexicon.LongestPhrase);
            }
        }
    }
}
