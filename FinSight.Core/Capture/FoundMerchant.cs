namespace FinSight.Core.Capture;

/// <param name="Title">Fit to be an expense's title.</param>
/// <param name="Raw">As the message has it.</param>
sealed record FoundMerchant(string Title, string Raw, EventSpan? Span);
