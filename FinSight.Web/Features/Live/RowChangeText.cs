using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>Tells what has just been done to a row, and by whom.</summary>
static class RowChangeText
{
    public static string Tell(RecentChange last, LedgerContext ledger, IStringLocalizer texts) =>
        (last.Kind, last.UserId == ledger.Person.Id) switch
        {
            (RecentChangeKind.Added, true) => texts["added just now"],
            (RecentChangeKind.Added, false) => texts["{0} added this just now", last.By ?? ""],
            (RecentChangeKind.Deleted, true) => texts["deleted just now"],
            (RecentChangeKind.Deleted, false) => texts["{0} deleted this just now", last.By ?? ""],
            (_, true) => texts["changed just now"],
            _ => texts["{0} changed this just now", last.By ?? ""],
        };
}
