using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>
/// Names who did something meanwhile: the reader themselves on another page, a member, or nobody knows who.
/// </summary>
static class ActorText
{
    /// <param name="you">The key of the sentence about the reader.</param>
    /// <param name="other">The key of the sentence about somebody else, whose name comes first.</param>
    public static string Tell(
        IStringLocalizer texts, LedgerContext ledger, ChangeAuthor? by, string you, string other,
        params object[] values) =>
        by?.UserId == ledger.Person.Id ? texts[you, values]
        : texts[other, [by is { Name.Length: > 0 } ? by.Name : texts["Someone"].Value, .. values]];
}
