using FinSight.Core.QuickEntry;
using FinSight.Tests.QuickEntry;

namespace FinSight.Tests.Bench;

/// <summary>Reading one line at a key press, and the ledger's words that it needs, once for a page.</summary>
static class QuickEntryBenchmark
{
    const int WarmUp = 20;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(1_000_000);
        var service = ledger.House.Get<LedgerVocabularyReader>();
        Task VocabularyAsync() => service.VocabularyAsync(ledger.Member);
        await new TimingSamples().MeasureAsync(WarmUp, VocabularyAsync);
        var reads = new TimingSamples();
        await reads.MeasureAsync(scale * 25, VocabularyAsync);
        yield return Figure.Percentile("words of a ledger, 1 million", reads, 0.95, 20,
            Figure.Text($"2,000 raw rows {(await RawAsync(ledger)).Percentile(0.5):0.00} ms"));

        var words = await service.VocabularyAsync(ledger.Member);
        await PhrasesAsync(WarmUp, words);
        yield return Figure.Percentile(
            "one line, by the phrases of the tests", await PhrasesAsync(scale * 5, words), 0.95, 1, "");
    }

    static async Task<TimingSamples> RawAsync(BenchLedger ledger)
    {
        using var connection = ledger.OpenRaw();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT Title, CategoryId, Date FROM Expenses WHERE DeletedAt IS NULL AND LedgerId = $ledger ORDER BY Date DESC, Seq DESC LIMIT 2000";
        command.Parameters.AddWithValue("$ledger", ledger.Member.LedgerId.ToByteArray(bigEndian: true));
        var samples = new TimingSamples();
        await samples.MeasureAsync(WarmUp, () =>
        {
            using var reader = command.ExecuteReader();
            while (reader.Read()) _ = (reader.GetString(0), reader[1], reader.GetString(2));
            return Task.CompletedTask;
        });
        return samples;
    }

    static async Task<TimingSamples> PhrasesAsync(int times, LedgerVocabulary words)
    {
        var samples = new TimingSamples();
        foreach (var phrase in Corpus.All)
        {
            var context = phrase.Context with { Vocabulary = words };
            await samples.MeasureAsync(times, () =>
            {
                QuickEntryParser.Parse(phrase.Text, context);
                return Task.CompletedTask;
            });
        }
        return samples;
    }
}
