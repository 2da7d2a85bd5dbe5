namespace FinSight.Core.Capture;

/// <summary>What stood in the holes.</summary>
sealed record TemplateMatch(long Minor, EventSpan AmountSpan, FoundMerchant? Merchant);
