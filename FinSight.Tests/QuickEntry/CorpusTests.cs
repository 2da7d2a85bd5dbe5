using Xunit.Abstractions;

namespace FinSight.Tests.QuickEntry;

public sealed class CorpusTests(ITestOutputHelper output)
{
    const int FewestPhrases = 300, LeastPercentRight = 97;

    [Fact]
    public void What_people_type_is_read_as_they_mean_it()
    {
        var wrong = Corpus.All.Where(phrase => phrase.Read() != phrase.Meant)
            .Select(phrase => $"{phrase.Where}: {phrase.Text}\n  meant {phrase.Meant}\n  read  {phrase.Read()}").ToList();
        var right = Corpus.All.Count - wrong.Count;
        var figures = $"{right} of {Corpus.All.Count} phrases right; wrong:\n{string.Join('\n', wrong)}";
        output.WriteLine(figures);
        Assert.InRange(Corpus.All.Count, FewestPhrases, int.MaxValue);
        Assert.True(right * 100 >= Corpus.All.Count * LeastPercentRight, figures);
    }
}
