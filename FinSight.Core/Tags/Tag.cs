using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Tags;

/// <summary>A free word on expenses, across categories.</summary>
public sealed class Tag : ILedgerEntity
{
    public const int MaxName = 40;

    Tag() { }

    public Tag(Guid ledgerId, string name) =>
        (LedgerId, Id, Name, NameKey) = (ledgerId, Guid.CreateVersion7(), name, Names.Key(name));

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public long Version { get; private set; } = 1;
}

sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.ToTable("Tags", table =>
            table.HasCheckConstraint("CK_Tags_Name", $"length(Name) BETWEEN 1 AND {Tag.MaxName}"));
        tag.HasKey(t => new { t.LedgerId, t.Id });
        tag.HasIndex(t => new { t.LedgerId, t.NameKey }).IsUnique();
        tag.HasOne<Ledger>().WithMany().HasForeignKey(t => t.LedgerId).OnDelete(DeleteBehavior.Cascade);
        tag.Property(t => t.Name).HasMaxLength(Tag.MaxName);
        tag.Property(t => t.NameKey).HasMaxLength(Tag.MaxName * 4);
        tag.Property(t => t.Version).IsConcurrencyToken();
    }
}
