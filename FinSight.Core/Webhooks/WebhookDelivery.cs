using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Webhooks;

/// <summary>
/// One message to one hook. A trigger writes it with the change that it tells of, in the same transaction.
/// </summary>
public sealed class WebhookDelivery
{
    public const int MaxAnswer = 2_000;

    WebhookDelivery() { }

    internal WebhookDelivery(Webhook hook, WebhookEventKinds kind, long sequence, string? payload, DateTime now) =>
        (HookId, LedgerId, Kind, Sequence, Payload, CreatedAt) = (hook.Id, hook.LedgerId, kind, sequence, payload, now);

    /// <summary>The order in which a hook gets them.</summary>
    public long Id { get; private set; }

    public Guid HookId { get; private set; }

    public Guid LedgerId { get; private set; }

    /// <summary>Of the change that it tells of.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of an expense's change any of its kinds, until it is known which.</summary>
    public WebhookEventKinds Kind { get; private set; }

    /// <summary>As it is sent, each time the same; null before the first time.</summary>
    public string? Payload { get; private set; }

    public WebhookDeliveryStatus State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>UTC, as the other instant.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was tried last.</summary>
    public DateTime? TriedAt { get; private set; }

    /// <summary>Of the last answer; null where there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>How the last answer began, or why there was none.</summary>
    public string? Answer { get; private set; }

    internal void Write(WebhookEventKinds kind, string payload) => (Kind, Payload) = (kind, payload);

    internal void Wait() => State = WebhookDeliveryStatus.Waiting;

    internal void Skip() => State = WebhookDeliveryStatus.Skipped;

    internal void Try(WebhookDeliveryStatus state, int? status, string? answer, DateTime now)
    {
        (State, Tries, TriedAt, Status) = (state, Tries + 1, now, status);
        Answer = answer is null ? null
            : TextNormalizer.Lines(TextNormalizer.WellFormed(answer[..Math.Min(answer.Length, MaxAnswer)]));
    }
}

public enum WebhookDeliveryStatus
{
    Waiting,
    Delivered,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>The hook is not for that.</summary>
    Skipped,
}

sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.ToTable("WebhookDeliveries");
        delivery.HasKey(d => d.Id);
        delivery.Property(d => d.Id).ValueGeneratedOnAdd();
        delivery.Property(d => d.Answer).HasMaxLength(WebhookDelivery.MaxAnswer);
        delivery.HasIndex(d => new { d.HookId, d.Id });
        delivery.HasIndex(d => new { d.HookId, d.Id }).HasFilter("State = 0")
            .HasDatabaseName("IX_WebhookDeliveries_Waiting");
        delivery.HasOne<Webhook>().WithMany().HasForeignKey(d => d.HookId).OnDelete(DeleteBehavior.Cascade);
    }
}
