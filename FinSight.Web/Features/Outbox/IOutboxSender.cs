using FinSight.Core.Outbox;

namespace FinSight.Web.Features.Outbox;

/// <summary>Knows how messages of some kinds are sent.</summary>
interface IOutboxSender
{
    IReadOnlyList<OutboxKind> Kinds { get; }

    Task<DeliveryResult> CarryAsync(OutboxJob job, CancellationToken cancel);
}

/// <summary>What became of a try.</summary>
/// <param name="State">Null where it is tried again.</param>
/// <param name="HeldBackUntil">UTC.</param>
sealed record DeliveryResult(OutboxState? State, DateTime? HeldBackUntil = null)
{
    public static readonly DeliveryResult Sent = new(OutboxState.Sent);

    /// <summary>There is nothing to be told any more.</summary>
    public static readonly DeliveryResult Skipped = new(OutboxState.Skipped);

    /// <summary>It is tried again.</summary>
    public static readonly DeliveryResult Failed = new((OutboxState?)null);

    /// <summary>No try would help.</summary>
    public static readonly DeliveryResult GivenUp = new(OutboxState.Failed);

    public static DeliveryResult HeldBack(DateTime until) => new(null, until);
}
