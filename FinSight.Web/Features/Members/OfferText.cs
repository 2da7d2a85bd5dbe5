using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Members;

/// <summary>An invitation in words, for whoever has its link.</summary>
static class OfferText
{
    public static string Of(LedgerInvitationOffer offer, IStringLocalizer<Texts> texts)
    {
        var (by, ledger) = (Bidi.Isolate(offer.MadeBy), Bidi.Isolate(offer.LedgerName));
        return offer.Role switch
        {
            Role.Viewer => texts["{0} invites you to {1} as viewer", by, ledger],
            Role.Adder => texts["{0} invites you to {1} as adder", by, ledger],
            _ => texts["{0} invites you to {1} as editor", by, ledger],
        };
    }

    public static string Explain(LedgerInvitationOffer offer, IStringLocalizer<Texts> texts) => offer.Role switch
    {
        Role.Viewer => texts["You will see everything in this ledger, and change nothing."],
        Role.Adder => texts["You will see everything in this ledger, and add expenses."],
        _ => texts["You will see everything in this ledger, add expenses, and change and delete them."],
    };
}
