using FinSight.Core.Outbox;

namespace FinSight.Web.Features.Outbox;

/// <summary>Knows how messages of some kinds are sent.</summary>
interface IOutboxSender
{
    IReadOnlyList<OutboxKind> Kinds { get; }

    Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken cancel);
}

/// <summary>What became of a try.</summary>
/// <param name="State">Null where it is tried again.</param>
/// <param name="HeldBackUntil">UTC.</param>
sealed record DeliveryResult(OutboxStatus? State, DateTime? HeldBackUntil = null)
{
    public static readonly DeliveryResult Sent = new(OutboxStatus.Sent);

    /// <summary>There is nothing to be told any more.</summary>
    public static readonly DeliveryResult Skipped = new(OutboxStatus.Skipped);

    /// <summary>It is tried again.</summary>
    public static readonly DeliveryResult Failed = new((OutboxStatus?)null);

    /// <summary>No try would help.</summary>
    public static readonly DeliveryResult GivenUp = new(OutboxStatus.Failed);

    public static DeliveryResult HeldBack(DateTime until) => new(null, until);
}
