using System.Globalization;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Mail;

/// <summary>What FinSight writes to people, in their language.</summary>
sealed class LetterComposer(IStringLocalizer<Texts> texts, PublicAddress address)
{
    public Letter Write(LetterRequest order, Person reader) => In(reader, T => order.Kind switch
    {
        LetterKind.Confirmation => ToConfirm(order, reader, T),
        LetterKind.PasswordReset => ToReset(order, reader, T),
        LetterKind.FormerAddress => ToFormer(order, reader, T),
        LetterKind.Invitation => ToInvite(order, reader, T),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    });

    Letter ToConfirm(LetterRequest order, Person reader, IStringLocalizer<Texts> T) => new(order.To,
        T["Confirm your address for FinSight"],
        Lines(
            T["Hello {0}", reader.Name],
            T["With this link you confirm that this address is yours. It works once, within a day, in the browser in which you asked for it:"],
            address.LinkTo(order.Path!),
            T["If you did not ask for it, do nothing. The address is then not used."]));

    Letter ToReset(LetterRequest order, Person reader, IStringLocalizer<Texts> T) => new(order.To,
        T["A new password for FinSight"],
        Lines(
            T["Hello {0}", reader.Name],
            T["With this link you choose a new password. It works once, within an hour:"],
            address.LinkTo(order.Path!),
            T["If you did not ask for it, do nothing. Your password stays as it is."]));

    static Letter ToFormer(LetterRequest order, Person reader, IStringLocalizer<Texts> T) => new(order.To,
        T["This is no longer the address of your FinSight account"],
        Lines(
            T["Hello {0}", reader.Name],
            T["The email address of your account was changed or removed. Links for a forgotten password no longer come here."],
            T["If that was not you: sign in, change your password, and look through Sign-in and the security log in the settings. If you can't sign in, ask whoever runs the server."]));

    /// <summary>In the language of who invites: nobody knows that of the other.</summary>
    Letter ToInvite(LetterRequest order, Person maker, IStringLocalizer<Texts> T) => new(order.To,
        T["{0} invites you to {1}", maker.Name, order.LedgerName!],
        Lines(
            T["{0} invites you to {1}, a ledger in FinSight. Join with this link, with your account or a new one. It is valid until {2}:",
                maker.Name, order.LedgerName!, order.Until!.Value.ToString("d", maker.Culture)],
            address.LinkTo(order.Path!),
            T["If you do not know who that is, do nothing."]));

    Letter In(Person reader, Func<IStringLocalizer<Texts>, Letter> write)
    {
        CultureInfo.CurrentUICulture = reader.Speech;
        return write(texts);
    }

    static string Lines(params string[] paragraphs) => string.Join("\n\n", paragraphs) + "\n";
}
