using FinSight.Core.Changes;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Members;

sealed class MembershipChangeDescriber() : ChangeDescriberBase(MembershipLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) =>
        (entry.Kind, entry.EntityId == entry.UserId) switch
        {
            (ChangeKind.Added, true) => texts["Joined the ledger"],
            (ChangeKind.Added, false) => texts["Let {0} in", Name(entry, texts)],
            (ChangeKind.Removed, true) => texts["Left the ledger"],
            (ChangeKind.Removed, false) => texts["Removed {0} from the ledger", Name(entry, texts)],
            _ when Field(entry, MembershipLogDefinition.Role) is { } role =>
                texts["{0}: {1} → {2}", Name(entry, texts), RoleText.Of(role.Before, texts), RoleText.Of(
                    role.After, texts)],
            _ => texts["Changed the ledger"],
        };

    /// <summary>Only a ledger that is handed over changes two places at once.</summary>
    public override string TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) =>
        texts["Handed the ledger over to {0}", Name(entry, texts)];

    // Of an account that is gone nobody knows the name.
    static string Name(ActivityEntry entry, IStringLocalizer texts) =>
        entry.Name.Length == 0 ? texts["Someone"] : Bidi.Isolate(entry.Name);
}
