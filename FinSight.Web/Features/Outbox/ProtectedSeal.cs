using System.Security.Cryptography;
using System.Text;
using FinSight.Core;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Features.Outbox;

/// <summary>
/// With the keys of cookies. What was sealed before an administrator replaced them is still opened: a cookie must not be
/// good any more, a letter must arrive.
/// </summary>
sealed class ProtectedSeal(IDataProtectionProvider protection) : ISeal
{
    readonly IDataProtector _protector = protection.CreateProtector("FinSight.Outbox");

    public string Seal(string text) => _protector.Protect(text);

    public string? Open(string sealedText)
    {
        try
        {
            var bytes = Convert.FromBase64String(Padded(sealedText));
            return Encoding.UTF8.GetString(((IPersistedDataProtector)_protector).DangerousUnprotect(bytes, ignoreRevocationErrors: true, out _, out _));
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>As the framework writes it: for addresses.</summary>
    static string Padded(string text) => text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
}
