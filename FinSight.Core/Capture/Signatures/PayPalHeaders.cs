namespace FinSight.Core.Capture.Signatures;

/// <summary>The headers that PayPal signs with.</summary>
public sealed record PayPalHeaders(
    string? TransmissionId, string? TransmissionTime, string? Signature, string? CertificateUrl, string? Algorithm);
