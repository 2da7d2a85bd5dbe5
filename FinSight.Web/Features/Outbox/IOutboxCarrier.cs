using FinSight.Core.Outbox;

namespace FinSight.Web.Features.Outbox;

/// <summary>Knows how messages of some kinds are sent.</summary>
interface IOutboxCarrier
{
    IReadOnlyList<OutboxKind> Kinds { get; }

    Task<Delivery> CarryAsync(OutboxJob job, CancellationToken cancel);
}

/// <summary>What became of a try.</summary>
/// <param name="State">Null where it is tried again.</param>
/// <param name="HeldBackUntil">UTC.</param>
sealed record Delivery(OutboxState? State, DateTime? HeldBackUntil = null)
{
    public static readonly Delivery Sent = new(OutboxState.Sent);

    /// <summary>There is nothing to be told any more.</summary>
    public static readonly Delivery Skipped = new(OutboxState.Skipped);

    /// <summary>It is tried again.</summary>
    public static readonly Delivery Failed = new((OutboxState?)null);

    /// <summary>No try would help.</summary>
    public static readonly Delivery GivenUp = new(OutboxState.Failed);

    public static Delivery HeldBack(DateTime until) => new(null, until);
}
