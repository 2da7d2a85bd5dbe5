namespace FinSight.Core.Outbox;

/// <summary>Rings where there may be a letter or a push to send.</summary>
public sealed class OutboxSignal : DeliverySignal;
