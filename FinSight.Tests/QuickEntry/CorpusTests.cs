using FinSight.Tests.Architecture;

namespace FinSight.Tests.QuickEntry;

public sealed class CorpusTests
{
    const int FewestPhrases = 300;

    [Fact]
    public void What_people_type_is_read_as_they_mean_it()
    {
        Assert.InRange(Corpus.All.Count, FewestPhrases, int.MaxValue);
        Corpus.All.Where(phrase => phrase.Read() != phrase.Meant)
            .Select(phrase => $"{phrase.Where}: {phrase.Text}\n  meant {phrase.Meant}\n  read  {phrase.Read()}")
            .AssertNone();
    }
}
