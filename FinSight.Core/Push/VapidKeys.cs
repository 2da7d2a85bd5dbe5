using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Push;

/// <summary>The keys with which this server shows push services who it is (RFC 8292): made once, kept sealed.</summary>
public sealed class VapidKeys
{
    /// <summary>There is one.</summary>
    internal const int Only = 1;

    VapidKeys() { }

    internal VapidKeys(string publicKey, string sealedPrivateKey, DateTime now) =>
        (Id, PublicKey, PrivateKey, CreatedAt) = (Only, publicKey, sealedPrivateKey, now);

    public int Id { get; private set; }

    /// <summary>As Base64 for addresses.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>Sealed.</summary>
    public string PrivateKey { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }
}

sealed class VapidKeysConfiguration : IEntityTypeConfiguration<VapidKeys>
{
    public void Configure(EntityTypeBuilder<VapidKeys> keys)
    {
        keys.ToTable("VapidKeys");
        keys.HasKey(k => k.Id);
        keys.Property(k => k.Id).ValueGeneratedNever();
        keys.Property(k => k.PublicKey).HasMaxLength(PushBrowser.MaxKey);
        keys.Property(k => k.PrivateKey).HasMaxLength(2_000);
    }
}
