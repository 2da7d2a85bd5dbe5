using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Members;

/// <summary>An invitation in words, for whoever has its link.</summary>
static class InvitationOfferText
{
    public static string Of(LedgerInvitationOffer offer, IStringLocalizer<Texts> texts)
    {
        var (by, ledger) = (Bidi.Isolate(offer.MadeBy), Ledger(offer.LedgerName, offer.MadeBy, texts));
        return offer.Role switch
        {
            Role.Viewer => texts["{0} invites you to {1} as viewer", by, ledger],
            Role.Adder => texts["{0} invites you to {1} as adder", by, ledger],
            _ => texts["{0} invites you to {1} as editor", by, ledger],
        };
    }

    /// <summary>By its name, unless that is its owner's, as that of a first ledger is.</summary>
    public static string Ledger(string name, string owner, IStringLocalizer<Texts> texts) =>
        name == owner ? texts["a ledger"] : Bidi.Isolate(name);

    public static string Explain(LedgerInvitationOffer offer, IStringLocalizer<Texts> texts) => offer.Role switch
    {
        Role.Viewer => texts["You will see everything in this ledger, and change nothing."],
        Role.Adder => texts["You will see everything in this ledger, and add expenses."],
        _ => texts["You will see everything in this ledger, add expenses, and change and delete them."],
    };
}
