using System.Security.Cryptography;
using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.SecondFactor;

/// <summary>Stands in once for a code from the user's app. Only a hash is kept; a used one is removed.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many a user has at first.</summary>
    public const int Count = 10;

    // 125 bits: enough for a plain hash, unlike what people think up (OWASP ASVS 5, 6.5.2).
    const int Letters = 25;
    const int GroupLength = 5;
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    RecoveryCode() { }

    internal RecoveryCode(Guid userId, string code) => (UserId, Hash) = (userId, HashOf(code));

    public Guid UserId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>Five groups of letters and digits, none of which is taken for another.</summary>
    internal static string Create() => string.Join('-',
        Base32.Encode(RandomNumberGenerator.GetBytes(16), Alphabet)[..Letters]
            .Chunk(GroupLength)
            .Select(group => new string(group)));

    internal static byte[] HashOf(string typed) => SecretGenerator.Hash(string.Concat(
        typed.ToLowerInvariant()
            .Where(char.IsAsciiLetterOrDigit)
            .Select(letter => letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter })));
}

sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.HasKey(c => new { c.UserId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(SecretGenerator.HashBytes);
        code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
