namespace FinSight.Core.Capture;

/// <summary>What a message says.</summary>
/// <param name="Minor">
/// Minor units of <paramref name="Currency"/>, negative for a refund; null where no amount is sure.
/// </param>
/// <param name="Merchant">Fit to be a title; null where none is named, or only a word such as "card payment".</param>
/// <param name="Date">The day that the message names; null where it names none.</param>
/// <param name="Reference">What payments are known by everywhere, such as <c>upi:600000000051</c>.</param>
/// <param name="Reason">One of <see cref="EventReasonCodes"/>; null where it is to be added.</param>
public sealed record EventReading(
    EventKind Kind, long? Minor, Currency? Currency, string? Merchant, string? LastFour, DateOnly? Date,
    string? Reference, string? Reason)
{
    public ReadingOutcome Outcome { get; init; }

    /// <summary>The merchant as the message has it, by which titles are learned.</summary>
    public string? RawMerchant { get; init; }

    /// <summary>The name of the card, where the phone tells it.</summary>
    public string? Card { get; init; }

    /// <summary>When the phone or the provider says that it was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>A fee beside the amount, in minor units; null or 0 where there is none.</summary>
    public long? FeeMinor { get; init; }

    /// <summary>
    /// The message as people may see it: composed, without characters that have no shape. Spans are about it.
    /// </summary>
    public string Text { get; init; } = "";

    public EventSpan? AmountSpan { get; init; }

    public EventSpan? MerchantSpan { get; init; }

    /// <summary>The template by which it was read.</summary>
    public EventTemplate? Template { get; init; }
}
