using FinSight.Core.Changes;
using FinSight.Core.Tags;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Tags;

sealed class TagChangeDescriber() : ChangeDescriberBase(TagLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry switch
    {
        { Kind: ChangeKind.Added } => texts["Brought back the tag {0}", entry.Name],
        { Gone: { } gone, Kind: ChangeKind.Edited } when gone != entry.Name =>
            texts["Merged the tag {0} into {1}", gone, entry.Name],
        { Gone: { } gone } => texts["Removed the tag {0}", gone],
        _ when Field(entry, TagLogDefinition.Name) is { } name && name.Before != name.After =>
            texts["Renamed the tag {0} to {1}", name.Before ?? "", name.After ?? ""],
        _ => texts["Changed the tag {0}", entry.Name],
    };
}
