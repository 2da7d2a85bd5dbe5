using System.Net.Mail;
using FinSight.Core.Links;

namespace FinSight.Core.Mail;

/// <summary>An e-mail address as people type it.</summary>
static class EmailAddressParser
{
    /// <exception cref="RuleException">It is none.</exception>
    public static string Clean(string? typed)
    {
        var text = TextNormalizer.OneLine(typed);
        if (text.Length == 0) throw new RuleException(Rules.Mail.EmailMissing);
        return text.Length <= OneTimeLink.MaxEmail && MailAddress.TryCreate(text, out var address)
            && address.Address == text && text.All(char.IsAscii)
            ? text
            : throw new RuleException(Rules.Mail.EmailUnreadable);
    }

    /// <summary>Under which nobody else may have it.</summary>
    public static string Key(string address) => address.Trim().ToUpperInvariant();
}
