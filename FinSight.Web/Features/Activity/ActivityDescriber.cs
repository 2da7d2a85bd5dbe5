using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Activity;

/// <summary>The log as sentences.</summary>
sealed class ActivityDescriber(IEnumerable<ChangeDescriberBase> tellers, IStringLocalizer<Texts> texts)
{
    readonly Dictionary<string, ChangeDescriberBase> _tellers = tellers.ToDictionary(teller => teller.Kind);

    /// <summary>What a batch did, e.g. "Coffee: 4.50 → 5.40", or of which batch it was the undo.</summary>
    public string Tell(ActivityEntry entry, LedgerContext ledger) => entry.Intent switch
    {
        BatchKind.Found => texts["Began the ledger"],
        BatchKind.Do => TellDone(entry, ledger),
        BatchKind.Undo when entry.Source == Source.Demo => texts["Removed the sample expenses"],
        BatchKind.Undo when entry.Origin is { } origin => TellUndone(origin, ledger),
        BatchKind.Undo => texts["Undone: {0}", TellDone(entry, ledger)],
        _ => texts["Redone: {0}", TellDone(entry.Origin ?? entry, ledger)],
    };

    /// <summary>Who did it: FinSight itself, where nobody did; null for somebody whose account is gone.</summary>
    public static string? By(ActivityEntry entry) =>
        entry.By ?? (entry.Source == Source.Server ? "FinSight" : null);

    /// <summary>What is so again after a batch was taken back.</summary>
    public string TellUndone(ActivityEntry origin, LedgerContext ledger) =>
        origin.Count == 1 && _tellers[origin.Entity].TellUndone(origin, ledger, texts) is { } again
            ? texts["Undone. {0}", again] : texts["Undone: {0}", TellDone(origin, ledger)];

    public string TellRedone(ActivityEntry origin, LedgerContext ledger) =>
        texts["Redone: {0}", TellDone(origin, ledger)];

    string TellDone(ActivityEntry entry, LedgerContext ledger)
    {
        if (entry.Twin is { } twin) return TellMoved(entry, twin, ledger);
        if (entry.Source == Source.Demo && entry.Kind == ChangeKind.Added && entry.Count > 1)
            return texts["Added {0} sample expenses", entry.Count.ToString("N0", ledger.Culture)];
        var teller = _tellers[entry.Entity];
        if (entry is { Count: > 1, Kind: not ChangeKind.LeftAlone } && teller.TellAll(entry, ledger, texts) is { } all)
            return all;
        var first = entry.Kind == ChangeKind.LeftAlone
            ? texts["Left {0} as it is", entry.Name] : teller.TellFirst(entry, ledger, texts);
        return entry.Count == 1
            ? first
            : texts["{0}, and {1} more", first, (entry.Count - 1).ToString("N0", ledger.Culture)];
    }

    string TellMoved(ActivityEntry entry, CrossLedgerMoveSummary twin, LedgerContext ledger)
    {
        var (count, other) = (twin.Count.ToString("N0", ledger.Culture), Bidi.Isolate(twin.Ledger));
        return (twin.Count, twin.Leaves) switch
        {
            (1, true) => texts["Moved {0} to {1}", entry.Name, other],
            (1, false) => texts["1 expense came from {0}", other],
            (_, true) => texts["Moved {0} expenses to {1}", count, other],
            _ => texts["{0} expenses came from {1}", count, other],
        };
    }

    /// <summary>
    /// Where the versions of the row are shown that changed first; null where they are not, or it has left.
    /// </summary>
    public string? HistoryOf(ActivityEntry entry) =>
        entry.Kind == ChangeKind.Removed ? null : _tellers[entry.Entity].HistoryOf(entry.EntityId);
}
