namespace FinSight.Core.Capture.Bills;

/// <summary>What the code on a bill asks for. It proves no payment: it fills a form.</summary>
/// <param name="Minor">Minor units; null where the payer is to write the amount.</param>
/// <param name="Reference">By which the creditor knows it; null where there is none.</param>
public sealed record QrBillDetails(
    QrBillKind Kind, string Creditor, long? Minor, Currency Currency, string? Reference, string? Note);

public enum QrBillKind
{
    Swiss,
    Epc,
    Upi,
}
