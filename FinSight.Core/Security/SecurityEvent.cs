using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Security;

/// <summary>One line of the security log. It never holds a secret.</summary>
public sealed class SecurityEvent
{
    public const int MaxDetail = 200;

    SecurityEvent() { }

    /// <param name="userId">Whose account it concerns; null where nobody is known.</param>
    /// <param name="detail">Which one, such as the name of a passkey; cut and kept on one line.</param>
    /// <param name="actorId">Who did it, where that is somebody else.</param>
    public SecurityEvent(
        SecurityEventKind act, DateTime at, Guid? userId, Caller caller, string? detail = null, Guid? actorId = null)
    {
        (Act, At, UserId, Address, ActorId) = (act, at, userId, caller.Address, actorId == userId ? null : actorId);
        var line = Text.OneLine(detail);
        Detail = line.Length <= MaxDetail ? line : line[..MaxDetail];
    }

    /// <summary>Grows with every event.</summary>
    public long Sequence { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public SecurityEventKind Act { get; private set; }

    public Guid? UserId { get; private set; }

    public Guid? ActorId { get; private set; }

    public string Address { get; private set; } = "";

    public string Detail { get; private set; } = "";
}

sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> line)
    {
        line.ToTable(
            "SecurityEvents", table => table.HasCheckConstraint("CK_SecurityEvents_Act", "typeof(Act) = 'integer'"));
        line.HasKey(e => e.Sequence);
        line.Property(e => e.Sequence).ValueGeneratedOnAdd();
        line.Property(e => e.Address).HasMaxLength(Caller.MaxAddress);
        line.Property(e => e.Detail).HasMaxLength(SecurityEvent.MaxDetail);
        line.HasIndex(e => new { e.UserId, e.Sequence });
        line.HasIndex(e => e.At);
    }
}
