using System.Globalization;
using System.Text;

namespace FinSight.Core.Capture.Signatures;

/// <summary>Of Stripe: <c>t=…,v1=…</c>, HMAC-SHA256 of "t.body" in hexadecimal; any of several v1 counts.</summary>
public static class StripeSignature
{
    public const string Header = "Stripe-Signature";

    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    const int MostSignatures = 10;

    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, string secret, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) return SignatureVerdict.Missing;
        var parts = header.Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2).ToList();
        var time = parts.Find(part => part[0] == "t")?[1];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return SignatureVerdict.Wrong;
        byte[] message = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        var expected = SignatureComparison.Hmac(secret, message);
        if (!parts.Where(part => part[0] == "v1").Take(MostSignatures)
            .Any(part => SignatureComparison.IsHex(part[1], expected)))
            return SignatureVerdict.Wrong;
        return Int128.Abs((Int128)seconds - now.ToUnixTimeSeconds()) <= Tolerance.Ticks / TimeSpan.TicksPerSecond
            ? SignatureVerdict.Right
            : SignatureVerdict.OutOfTime;
    }
}
