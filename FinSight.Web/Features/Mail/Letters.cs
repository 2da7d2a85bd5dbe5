using System.Globalization;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Mail;

/// <summary>What FinSight writes to people, in their language.</summary>
sealed class Letters(IStringLocalizer<Texts> texts, PublicAddress address)
{
    public Letter ToConfirm(SentLink link) => Write(link, T => new Letter(link.Address,
        T["Confirm your address for FinSight"],
        Lines(
            T["Hello {0}", link.To.Name],
            T["With this link you confirm that this address is yours. It works once, within a day:"],
            address.LinkTo(link.Path),
            T["If you did not ask for it, do nothing. The address is then not used."])));

    public Letter ToReset(SentLink link) => Write(link, T => new Letter(link.Address,
        T["A new password for FinSight"],
        Lines(
            T["Hello {0}", link.To.Name],
            T["With this link you choose a new password. It works once, within an hour:"],
            address.LinkTo(link.Path),
            T["If you did not ask for it, do nothing. Your password stays as it is."])));

    Letter Write(SentLink link, Func<IStringLocalizer<Texts>, Letter> write)
    {
        CultureInfo.CurrentUICulture = link.To.Speech;
        return write(texts);
    }

    static string Lines(params string[] paragraphs) => string.Join("\n\n", paragraphs) + "\n";
}
