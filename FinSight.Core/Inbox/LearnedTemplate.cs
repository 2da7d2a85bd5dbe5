using FinSight.Core.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Inbox;

/// <summary>How a connection's messages are read, as somebody showed it in one of them.</summary>
public sealed class LearnedTemplate
{
    public const int MostPerConnection = 50;

    LearnedTemplate() { }

    internal LearnedTemplate(InboundEvent shown, string json, DateTime now) =>
        (Id, LedgerId, UserId, ConnectionId, Json, LearnedAt) =
        (Guid.CreateVersion7(), shown.LedgerId, shown.UserId, shown.ConnectionId, json, now);

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Null for what is pasted.</summary>
    public Guid? ConnectionId { get; private set; }

    /// <summary>The text with holes, see <see cref="Capture.EventTemplate"/>.</summary>
    public string Json { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime LearnedAt { get; private set; }
}

sealed class LearnedTemplateConfiguration : IEntityTypeConfiguration<LearnedTemplate>
{
    public void Configure(EntityTypeBuilder<LearnedTemplate> template)
    {
        template.ToTable("LearnedTemplates");
        template.HasKey(t => t.Id);
        template.HasIndex(t => new { t.LedgerId, t.UserId, t.ConnectionId });
        template.HasOne<Connection>().WithMany().HasForeignKey(t => t.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        template.HasOne<Ledgers.Membership>().WithMany().HasForeignKey(t => new { t.LedgerId, t.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
