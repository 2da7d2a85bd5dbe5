using System.Security.Cryptography;

namespace FinSight.Core.Connections;

/// <summary>What the senders of a kind sign with, as people copy it from where they set the sender up.</summary>
public static class SigningSecretRules
{
    const int LongestStripe = 200, LongestKey = 1_000;

    /// <summary>PayPal's own form, with room for a longer one.</summary>
    const int ShortestPayPal = 10, LongestPayPal = 50;

    /// <summary>Whether what comes without a right signature is refused.</summary>
    public static bool Signs(ConnectionKind kind) =>
        kind is ConnectionKind.Android or ConnectionKind.Stripe or ConnectionKind.PayPal or ConnectionKind.Wise;

    /// <summary>A random one for the forwarder of an Android phone.</summary>
    public static string Create() => SecretGenerator.Create();

    /// <exception cref="RuleException">It is none of that kind.</exception>
    public static string Read(ConnectionKind kind, string? typed)
    {
        var text = typed?.Trim() ?? "";
        return kind switch
        {
            ConnectionKind.Stripe => text.StartsWith("whsec_", StringComparison.Ordinal)
                && text.Length is > 10 and <= LongestStripe && IsPlain(text)
                ? text : throw new RuleException(Rules.Connections.StripeSecretUnreadable),
            ConnectionKind.PayPal => text.Length is >= ShortestPayPal and <= LongestPayPal
                && text.All(char.IsAsciiLetterOrDigit)
                ? text : throw new RuleException(Rules.Connections.PayPalWebhookUnreadable),
            ConnectionKind.Wise => IsKey(text) ? text : throw new RuleException(Rules.Connections.WiseKeyUnreadable),
            _ => throw new RuleException(Rules.Connections.SignsNothing),
        };
    }

    static bool IsPlain(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '/' or '=');

    static bool IsKey(string text)
    {
        if (text.Length is 0 or > LongestKey || !text.Contains("PUBLIC KEY", StringComparison.Ordinal)) return false;
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(text);
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
