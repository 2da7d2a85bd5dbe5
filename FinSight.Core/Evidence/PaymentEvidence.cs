using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Evidence;

/// <summary>
/// What stands behind an expense: a message, later a row of a bank. It stays when the expense is deleted, so that the
/// same payment does not come back. No part of the log.
/// </summary>
public sealed class PaymentEvidence
{
    public const int MaxText = 200;

    PaymentEvidence() { }

    internal PaymentEvidence(Guid ledgerId, Guid expenseId, PaymentFacts facts, Guid? connectionId, Guid? eventId)
    {
        (Id, LedgerId, ExpenseId) = (Guid.CreateVersion7(), ledgerId, expenseId);
        (ConnectionId, EventId) = (connectionId, eventId);
        (Minor, CurrencyCode, At, Date) = (facts.Minor, facts.Currency.Code, facts.At, facts.Date);
        (RefKind, Ref) = facts.Reference is { } known ? (known.Kind, known.Value) : (null, null);
        (LastFour, Merchant) = (facts.LastFour, Cut(facts.Merchant));
        MerchantKey = Merchant is null ? null : PaymentFacts.KeyOf(Merchant);
    }

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid ExpenseId { get; private set; }

    /// <summary>What it came through; null where somebody pasted it.</summary>
    public Guid? ConnectionId { get; private set; }

    public Guid? EventId { get; private set; }

    /// <summary>Such as <c>upi</c>; null where it names no reference, or another evidence has it.</summary>
    public string? RefKind { get; private set; }

    public string? Ref { get; private set; }

    /// <summary>Minor units of its own currency; negative for a refund.</summary>
    public long Minor { get; private set; }

    public string CurrencyCode { get; private set; } = "";

    /// <summary>UTC: when it happened, as far as is known.</summary>
    public DateTime At { get; private set; }

    public DateOnly Date { get; private set; }

    public string? LastFour { get; private set; }

    /// <summary>As it was sent.</summary>
    public string? Merchant { get; private set; }

    public string? MerchantKey { get; private set; }

    public SettlementStatus State { get; private set; }

    /// <summary>Of a refund, the expense that it gives back; null where that is not known.</summary>
    public Guid? RefundOf { get; private set; }

    internal PaymentFacts Facts => new(Minor, Currency.Of(CurrencyCode), At, Date)
    {
        LastFour = LastFour,
        Merchant = Merchant,
        Reference = RefKind is null ? null : new(RefKind, Ref!),
    };

    internal void Reverse() => State = SettlementStatus.Reversed;

    internal void GiveBack(Guid expenseId) => RefundOf = expenseId;

    static string? Cut(string? text) =>
        text is { Length: > MaxText } ? TextNormalizer.WellFormed(text[..MaxText]) : text;
}

/// <summary>How far the money has moved. The numbers stand in databases out there.</summary>
public enum SettlementStatus
{
    /// <summary>The amount may still change.</summary>
    Pending = 0,

    Posted = 1,

    /// <summary>It came back.</summary>
    Reversed = 2,
}

sealed class PaymentEvidenceConfiguration : IEntityTypeConfiguration<PaymentEvidence>
{
    public void Configure(EntityTypeBuilder<PaymentEvidence> evidence)
    {
        evidence.ToTable("Evidence");
        evidence.HasKey(e => e.Id);
        evidence.Property(e => e.RefKind).HasMaxLength(PaymentReference.MaxKind);
        evidence.Property(e => e.Ref).HasMaxLength(PaymentReference.MaxValue);
        evidence.Property(e => e.CurrencyCode).HasMaxLength(3);
        evidence.Property(e => e.LastFour).HasMaxLength(4);
        evidence.Property(e => e.Merchant).HasMaxLength(PaymentEvidence.MaxText);
        evidence.HasIndex(e => new { e.LedgerId, e.RefKind, e.Ref }).IsUnique().HasFilter("Ref IS NOT NULL");
        evidence.HasIndex(e => new { e.LedgerId, e.Minor, e.At });
        evidence.HasIndex(e => new { e.LedgerId, e.MerchantKey, e.At });
        evidence.HasIndex(e => new { e.LedgerId, e.ExpenseId });
        evidence.HasIndex(e => new { e.LedgerId, e.RefundOf }).HasFilter("RefundOf IS NOT NULL");
        evidence.Ignore(e => e.Facts);
        // No reference to the expense: it may have gone to another ledger, and must not come back to this one.
        evidence.HasOne<Ledger>().WithMany().HasForeignKey(e => e.LedgerId).OnDelete(DeleteBehavior.Cascade);
    }
}
