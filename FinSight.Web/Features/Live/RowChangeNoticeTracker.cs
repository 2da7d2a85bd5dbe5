using System.Collections.Frozen;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Live;

/// <summary>
/// What others have just done to rows that are shown: a sentence for each, for as long as it is tinted.
/// </summary>
/// <param name="settled">The moment is over.</param>
sealed class RowChangeNoticeTracker(LiveExpenseListDependencies needs, Action settled) : IDisposable
{
    static readonly TimeSpan Tinted = TimeSpan.FromSeconds(4);

    ITimer? _settle;

    /// <summary>What has just been done to rows, by whom.</summary>
    public IReadOnlyDictionary<Guid, string> Sentences { get; private set; } = FrozenDictionary<Guid, string>.Empty;

    /// <summary>Tells what others did to these rows after that change; what is done here is known here.</summary>
    /// <param name="seen">The last change that the rows know.</param>
    public async Task TellAsync(LedgerContext ledger, IReadOnlyList<Guid> rows, long since, long seen)
    {
        var touched = (await needs.Reads.ReadAsync(
                ledger.Member, seen, $"{since}: {string.Join(' ', rows)}",
                member => needs.Activity.TouchedAsync(member, rows, since)))
            .Where(row => !needs.Own.Has(row.Value.BatchId)).ToList();
        if (touched.Count == 0) return;
        var sentences = Sentences.ToDictionary();
        foreach (var (id, change) in touched) sentences[id] = RowChangeText.Tell(change, ledger, needs.Words);
        Sentences = sentences;
        _settle ??= needs.Time.CreateTimer(_ => settled(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _settle.Change(Tinted, Timeout.InfiniteTimeSpan);
    }

    public void Clear() => Sentences = FrozenDictionary<Guid, string>.Empty;

    public void Dispose() => _settle?.Dispose();
}
