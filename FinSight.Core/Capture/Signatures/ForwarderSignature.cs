namespace FinSight.Core.Capture.Signatures;

/// <summary>Of the forwarder for Android: HMAC-SHA256 of the body in hexadecimal, in <c>X-Signature</c>.</summary>
public static class ForwarderSignature
{
    public const string Header = "X-Signature";

    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, string secret)
    {
        var sent = header?.Trim() ?? "";
        if (sent.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase)) sent = sent["sha256=".Length..];
        if (sent.Length == 0) return SignatureVerdict.Missing;
        return SignatureComparison.IsHex(sent, SignatureComparison.Hmac(secret, body))
            ? SignatureVerdict.Right : SignatureVerdict.Wrong;
    }
}
