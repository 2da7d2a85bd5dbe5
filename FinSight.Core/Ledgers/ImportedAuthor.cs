using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Ledgers;

/// <summary>
/// Somebody who wrote in a ledger on another server, before it was brought here: a name, and no account.
/// </summary>
public sealed class ImportedAuthor
{
    ImportedAuthor() { }

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public string Name { get; private set; } = "";
}

/// <summary>Whoever wrote something, with an account here or with none any more.</summary>
public sealed class AuthorView
{
    AuthorView() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";
}

sealed class ImportedAuthorConfiguration : IEntityTypeConfiguration<ImportedAuthor>
{
    public void Configure(EntityTypeBuilder<ImportedAuthor> person)
    {
        person.ToTable("FormerPeople");
        person.HasKey(p => p.Id);
        person.HasOne<Ledger>().WithMany().HasForeignKey(p => p.LedgerId).OnDelete(DeleteBehavior.Cascade);
        person.Property(p => p.Name).HasMaxLength(Accounts.User.MaxDisplayName);
    }
}

sealed class AuthorViewConfiguration : IEntityTypeConfiguration<AuthorView>
{
    public void Configure(EntityTypeBuilder<AuthorView> person) => person.HasNoKey().ToTable((string?)null)
        .ToSqlQuery("SELECT Id, DisplayName AS Name FROM Users UNION ALL SELECT Id, Name FROM FormerPeople");
}
