using FinSight.Core.Capture;
using FinSight.Core.Connections;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Inbox;

/// <summary>
/// A message that arrived, and what came of it. It is on disk before anything is done about it. Its text is personal:
/// it goes after 90 days, and at once where the message is no payment.
/// </summary>
public sealed class InboundEvent
{
    /// <summary>How long its text is kept.</summary>
    public const int DaysKept = 90;

    InboundEvent() { }

    internal InboundEvent(Member member, Guid? connectionId, CapturedEvent message, DateTime now)
    {
        (Id, LedgerId, UserId) = (Guid.CreateVersion7(), member.LedgerId, member.UserId);
        (ConnectionId, ReceivedAt, At) = (connectionId, now, now);
        var plain = message.Storable();
        (Raw, Fields, Hash) = (plain.Raw, MessageTextCodec.Pack(plain), MessageTextCodec.HashOf(plain));
    }

    /// <summary>An expense that it adds has the same.</summary>
    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    /// <summary>Whose connection it came through, or who pasted it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Null where it was pasted.</summary>
    public Guid? ConnectionId { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>When it happened, as its sender says; else when it came.</summary>
    public DateTime At { get; private set; }

    /// <summary>Of what it says, however it is spaced.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Null once it is forgotten.</summary>
    public string? Raw { get; private set; }

    /// <summary>What it names, as JSON; null once it is forgotten.</summary>
    public string? Fields { get; private set; }

    public InboxOutcome Outcome { get; private set; }

    /// <summary>A code of the reader or of <see cref="InboxReasonCodes"/>; null where there is none.</summary>
    public string? Reason { get; private set; }

    public EventKind Kind { get; private set; } = EventKind.Unknown;

    public long? Minor { get; private set; }

    public string? CurrencyCode { get; private set; }

    public string? Merchant { get; private set; }

    public string? LastFour { get; private set; }

    public string? Card { get; private set; }

    /// <summary>Where the payer is.</summary>
    public DateOnly? Date { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>It says itself when it was, so that the same words mean the same payment at any time.</summary>
    public bool IsDated { get; private set; }

    public Guid? ExpenseId { get; private set; }

    /// <summary>What added the expense, for undo.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>When somebody dealt with it by hand.</summary>
    public DateTime? SettledAt { get; private set; }

    internal void Take(EventReading reading, DateOnly date)
    {
        (Kind, Minor, CurrencyCode, Date) = (reading.Kind, reading.Minor, reading.Currency?.Code, date);
        (Merchant, LastFour, Card) = (Cut(reading.Merchant), Cut(reading.LastFour, 4), Cut(reading.Card));
        Reference = PaymentReference.Read(reading.Reference) is null ? null : reading.Reference;
        IsDated = reading.At is not null || reading.Date is not null
            || Reference is not null && !PaymentReferenceFinder.MayComeAgain(Reference);
        At = reading.At?.UtcDateTime ?? ReceivedAt;
    }

    internal void End(InboxOutcome outcome, string? reason, Guid? expenseId = null, Guid? batchId = null)
    {
        (Outcome, Reason) = (outcome, reason);
        (ExpenseId, BatchId) = (expenseId ?? ExpenseId, batchId ?? BatchId);
        if (outcome is InboxOutcome.Ignored or InboxOutcome.Refused && !IsPassing(reason)) Forget();
    }

    internal void Settle(InboxOutcome outcome, string? reason, Guid? expenseId, DateTime now)
    {
        End(outcome, reason, expenseId);
        SettledAt = now;
    }

    internal void ReadAgain() => (Outcome, Reason) = (InboxOutcome.Stored, null);

    internal void Reopen() => (Outcome, Reason, SettledAt) = (InboxOutcome.Draft, InboxReasonCodes.NotAPayment, null);

    // Somebody may think again, or be allowed again.
    static bool IsPassing(string? reason) => reason is InboxReasonCodes.NotAPayment or InboxReasonCodes.NotAllowed;

    void Forget() => (Raw, Fields) = (null, null);

    static string? Cut(string? text, int most = PaymentEvidence.MaxText) =>
        text is { Length: var length } && length > most ? TextNormalizer.WellFormed(text[..most]) : text;
}

sealed class InboundEventConfiguration : IEntityTypeConfiguration<InboundEvent>
{
    public void Configure(EntityTypeBuilder<InboundEvent> inbound)
    {
        inbound.ToTable("InboundEvents");
        inbound.HasKey(e => e.Id);
        inbound.Property(e => e.Hash).HasMaxLength(SecretGenerator.HashBytes);
        inbound.Property(e => e.Reason).HasMaxLength(40);
        inbound.Property(e => e.CurrencyCode).HasMaxLength(3);
        inbound.Property(e => e.Merchant).HasMaxLength(PaymentEvidence.MaxText);
        inbound.Property(e => e.Card).HasMaxLength(PaymentEvidence.MaxText);
        inbound.Property(e => e.LastFour).HasMaxLength(4);
        inbound.Property(e => e.Reference).HasMaxLength(PaymentReference.MaxKind + PaymentReference.MaxValue + 1);
        inbound.HasIndex(e => new { e.LedgerId, e.Hash });
        inbound.HasIndex(e => new { e.LedgerId, e.UserId, e.Outcome, e.ReceivedAt });
        inbound.HasIndex(e => new { e.ConnectionId, e.At });
        inbound.HasIndex(e => new { e.LedgerId, e.Reference }).HasFilter("Reference IS NOT NULL");
        inbound.HasIndex(e => e.ReceivedAt).HasFilter("Outcome = 0").HasDatabaseName("IX_InboundEvents_Stored");
        inbound.HasOne<Connection>().WithMany().HasForeignKey(e => e.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        inbound.HasOne<Membership>().WithMany().HasForeignKey(e => new { e.LedgerId, e.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
