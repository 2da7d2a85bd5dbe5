using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Activity;

/// <summary>The log as sentences.</summary>
sealed class ActivityTeller(IEnumerable<ChangeTeller> tellers, IStringLocalizer<Texts> texts)
{
    readonly Dictionary<string, ChangeTeller> _tellers = tellers.ToDictionary(teller => teller.Kind);

    /// <summary>What a batch did, e.g. "Coffee: 4.50 → 5.40".</summary>
    public string Tell(ActivityEntry entry, LedgerContext ledger)
    {
        if (entry.Intent == BatchKind.Found) return texts["Began the ledger"];
        if (entry.Source == Source.Demo && entry.Intent == BatchKind.Do)
            return texts["Added demo data, {0} expenses", entry.Count.ToString("N0", ledger.Culture)];
        var teller = _tellers[entry.Entity];
        if (teller.TellAll(entry, ledger, texts) is { } all) return all;
        var first = entry.Kind == ChangeKind.LeftAlone
            ? texts["Left {0} as it is", entry.Name] : teller.TellFirst(entry, ledger, texts);
        return entry.Count == 1 ? first : texts["{0}, and {1} more", first, entry.Count - 1];
    }

    /// <summary>Where the versions of the row are shown that changed first; null where they are not.</summary>
    public string? HistoryOf(ActivityEntry entry) => _tellers[entry.Entity].HistoryOf(entry.EntityId);
}
