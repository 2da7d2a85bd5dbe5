using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Hosting;

static class RevokedKeyUnprotectExtensions
{
    /// <summary>
    /// Opens also what was sealed before an administrator replaced the keys: a cookie must not be good any more then, a
    /// letter must arrive and a sender must still be known.
    /// </summary>
    /// <returns>Null where the keys that it was sealed with are gone.</returns>
    public static string? Open(this IDataProtector protector, string sealedText)
    {
        try
        {
            var bytes = Convert.FromBase64String(Padded(sealedText));
            return Encoding.UTF8.GetString(((IPersistedDataProtector)protector).DangerousUnprotect(
                bytes, ignoreRevocationErrors: true, out _, out _));
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>As the framework writes it: for addresses.</summary>
    static string Padded(string text) =>
        text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
}
