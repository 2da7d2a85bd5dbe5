using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Security;

/// <summary>One line of the security log. It never holds a secret.</summary>
public sealed class LoggedSecurityEvent
{
    public const int MaxDetail = 200;

    LoggedSecurityEvent() { }

    /// <param name="userId">Whose account it concerns; null where nobody is known.</param>
    /// <param name="detail">Which one, such as the name of a passkey; cut and kept on one line.</param>
    /// <param name="actorId">Who did it, where that is somebody else.</param>
    public LoggedSecurityEvent(
        SecurityEventKind act, DateTime at, Guid? userId, ClientInfo caller, string? detail = null,
        Guid? actorId = null)
    {
        (Act, At, UserId, Address, ActorId) = (act, at, userId, caller.Address, actorId == userId ? null : actorId);
        var line = TextNormalizer.OneLine(detail);
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

sealed class LoggedSecurityEventConfiguration : IEntityTypeConfiguration<LoggedSecurityEvent>
{
    public void Configure(EntityTypeBuilder<LoggedSecurityEvent> line)
    {
        line.ToTable(
            "SecurityEvents", table => table.HasCheckConstraint("CK_SecurityEvents_Act", "typeof(Act) = 'integer'"));
        line.HasKey(e => e.Sequence);
        line.Property(e => e.Sequence).ValueGeneratedOnAdd();
        line.Property(e => e.Address).HasMaxLength(ClientInfo.MaxAddress);
        line.Property(e => e.Detail).HasMaxLength(LoggedSecurityEvent.MaxDetail);
        line.HasIndex(e => new { e.UserId, e.Sequence });
        line.HasIndex(e => e.At);
    }
}
