using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core.Webhooks;

/// <summary>Signs messages as Standard Webhooks has it: https://www.standardwebhooks.com.</summary>
public static class WebhookSignature
{
    const string Prefix = "whsec_";
    const int Bytes = 32;

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What <c>webhook-signature</c> says: one for each secret, with spaces between.</summary>
    public static string Of(string id, long unixSeconds, string body, IEnumerable<string> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.{body}"));
        return string.Join(' ', secrets.Select(secret =>
            "v1," + Convert.ToBase64String(
                HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))));
    }
}
