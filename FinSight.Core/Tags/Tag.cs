using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Tags;

/// <summary>A free word on expenses, across categories.</summary>
public sealed class Tag : ILedgerEntity
{
    public const int MaxName = 40;
    internal const int MaxKey = MaxName * 4;

    Tag() { }

    /// <exception cref="RuleException">The name breaks a rule.</exception>
    internal Tag(Guid ledgerId, Guid id, string name)
    {
        (LedgerId, Id) = (ledgerId, id);
        Rename(name);
    }

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared: see <see cref="Names.Key"/>.</summary>
    public string NameKey { get; private set; } = "";

    public long Version { get; private set; } = 1;

    /// <summary>
    /// The id of a tag that is made under this name. Whoever removes a tag, types it once more and takes the removal
    /// back meets the same tag, and not another one in its place.
    /// </summary>
    internal static Guid IdOf(Guid ledgerId, string nameKey)
    {
        var id = SHA256.HashData([.. ledgerId.ToByteArray(true), .. Encoding.UTF8.GetBytes(nameKey)])[..16];
        // A UUID of version 8 (RFC 9562): its bits are the maker's own.
        (id[6], id[8]) = ((byte)(id[6] & 0x0F | 0x80), (byte)(id[8] & 0x3F | 0x80));
        return new Guid(id, true);
    }

    internal void Rename(string? name)
    {
        Name = TagRules.Name(name);
        NameKey = Names.Key(Name);
    }
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
        tag.Property(t => t.NameKey).HasMaxLength(Tag.MaxKey);
        tag.Property(t => t.Version).IsConcurrencyToken();
    }
}
