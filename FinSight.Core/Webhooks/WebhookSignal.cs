namespace FinSight.Core.Webhooks;

/// <summary>Rings where there may be a message to a program.</summary>
public sealed class WebhookSignal : DeliverySignal;
