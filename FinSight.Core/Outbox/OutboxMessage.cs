using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Outbox;

/// <summary>
/// One message to one person, written in the transaction of its cause. It goes with their account; where it is about a
/// ledger, with their membership. What it says is sealed, if it stands here at all, and is gone once it is sent.
/// </summary>
public sealed class OutboxMessage
{
    public const int MaxKey = 120;

    OutboxMessage() { }

    /// <param name="life">How long it is of any use.</param>
    internal OutboxMessage(OutboxKind kind, DateTime now, TimeSpan life)
    {
        Id = Guid.CreateVersion7();
        (Kind, CreatedAt, NextAt, Until) = (kind, now, now, now + life);
    }

    public Guid Id { get; private set; }

    public OutboxKind Kind { get; private set; }

    /// <summary>Whom it is about; null for what a visitor asks.</summary>
    public Guid? UserId { get; internal set; }

    public Guid? LedgerId { get; internal set; }

    /// <summary>What it tells of, such as an alert.</summary>
    public Guid? AboutId { get; internal set; }

    /// <summary>Where it goes, if not to the user's address.</summary>
    public Guid? TargetId { get; internal set; }

    /// <summary>What must be there once only; null where nothing forbids a second.</summary>
    public string? Key { get; internal set; }

    /// <summary>Sealed; null where it is written when it is sent, and once it is.</summary>
    public string? Content { get; internal set; }

    public OutboxStatus State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it is tried next.</summary>
    public DateTime NextAt { get; private set; }

    /// <summary>From then on it is given up.</summary>
    public DateTime Until { get; private set; }

    /// <summary>Until then somebody is at it.</summary>
    public DateTime? LeasedUntil { get; private set; }

    public DateTime? EndedAt { get; private set; }

    internal void Lease(DateTime until) => LeasedUntil = until;

    internal void Fail(DateTime next) => (Tries, NextAt, LeasedUntil) = (Tries + 1, next, null);

    /// <summary>Held back, which is no failure; it is of use for as long afterwards.</summary>
    internal void Postpone(DateTime until) => (Until, NextAt, LeasedUntil) = (Until + (until - NextAt), until, null);

    internal void End(OutboxStatus state, DateTime now) =>
        (State, EndedAt, LeasedUntil, Content) = (state, now, null, null);

    /// <summary>What was skipped is worth telling after all.</summary>
    internal void Wait(DateTime now) =>
        (State, EndedAt, NextAt, Until) = (OutboxStatus.Waiting, null, now, now + (Until - CreatedAt));
}

/// <summary>What a message is. The numbers stand in databases out there.</summary>
public enum OutboxKind
{
    /// <summary>A letter that says what its content says.</summary>
    Letter = 1,

    /// <summary>
    /// Somebody has forgotten their password: whether a letter follows is found out beside their request.
    /// </summary>
    ForgottenPassword = 2,

    /// <summary>A budget crossed a line.</summary>
    AlertMail = 3,

    /// <summary>The same to a browser.</summary>
    AlertPush = 4,

    /// <summary>The letter of the week.</summary>
    Digest = 5,
}

public enum OutboxStatus
{
    Waiting,
    Sent,

    /// <summary>There was nothing to be told any more.</summary>
    Skipped,

    /// <summary>Given up.</summary>
    Failed,
}

sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("OutboxMessages");
        message.HasKey(m => m.Id);
        message.Property(m => m.Key).HasMaxLength(OutboxMessage.MaxKey);
        message.HasIndex(m => m.Key).IsUnique();
        message.HasIndex(m => m.NextAt).HasFilter("State = 0").HasDatabaseName("IX_OutboxMessages_Waiting");
        message.HasIndex(m => m.UserId);
        message.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
