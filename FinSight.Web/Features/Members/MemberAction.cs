using FinSight.Core.Members;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Members;

/// <summary>What is asked about before it is done to a member.</summary>
enum MemberAction
{
    Remove,
    Leave,
    HandOver,
}

static class MemberActionText
{
    public static string Of(MemberAction act, IStringLocalizer<Texts> texts) => act switch
    {
        MemberAction.Remove => texts["Remove"],
        MemberAction.Leave => texts["Leave"],
        _ => texts["Hand over"],
    };

    public static string Question(
        MemberAction act, MemberListItem row, LedgerContext ledger, IStringLocalizer<Texts> texts) =>
        act switch
        {
            MemberAction.Remove =>
                texts["Remove {0} from {1}?", Bidi.Isolate(row.Name), Bidi.Isolate(ledger.Member.LedgerName)],
            MemberAction.Leave => texts["Leave {0}?", Bidi.Isolate(ledger.Member.LedgerName)],
            _ => texts["Hand {1} over to {0}?", Bidi.Isolate(row.Name), Bidi.Isolate(ledger.Member.LedgerName)],
        };

    public static string Explain(MemberAction act, IStringLocalizer<Texts> texts) => act switch
    {
        MemberAction.Remove => texts["They no longer see it, on any device. What they added stays, with their name."],
        MemberAction.Leave =>
            texts["You no longer see it. What you added stays, with your name. To come back, you need an invitation."],
        _ => texts["They own it then, and you become an editor. Your invitations to it stop working."],
    };
}
