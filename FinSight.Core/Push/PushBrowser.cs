using FinSight.Core.Accounts;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Push;

/// <summary>A browser that shows what is pushed to it (RFC 8030), as long as its user is signed in there.</summary>
public sealed class PushBrowser
{
    public const int MaxEndpoint = 1_000, MaxKey = 100;

    PushBrowser() { }

    internal PushBrowser(SignedIn me, PushSubscriptionInfo address, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (Endpoint, CreatedAt) = (address.Endpoint, now);
        Become(me, address);
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public Guid SessionId { get; private set; }

    public string Endpoint { get; private set; } = "";

    /// <summary>The browser's key (RFC 8291), as Base64 for addresses.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The secret that it shares with whoever pushes, as Base64 for addresses.</summary>
    public string Auth { get; private set; } = "";

    /// <summary>What is pushed may hold amounts.</summary>
    public bool ShowsAmounts { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    internal void Become(SignedIn me, PushSubscriptionInfo address) =>
        (UserId, SessionId, Key, Auth, ShowsAmounts) =
            (me.UserId, me.SessionId, address.Key, address.Auth, address.ShowsAmounts);
}

/// <summary>Where a browser is pushed to, as it says itself.</summary>
/// <param name="Endpoint">At its maker's.</param>
/// <param name="Key">Its public key, as Base64 for addresses.</param>
/// <param name="Auth">A secret, as Base64 for addresses.</param>
public sealed record PushSubscriptionInfo(string Endpoint, string Key, string Auth, bool ShowsAmounts = false);

sealed class PushBrowserConfiguration : IEntityTypeConfiguration<PushBrowser>
{
    public void Configure(EntityTypeBuilder<PushBrowser> browser)
    {
        browser.ToTable("PushBrowsers");
        browser.HasKey(b => b.Id);
        browser.Property(b => b.Endpoint).HasMaxLength(PushBrowser.MaxEndpoint);
        browser.Property(b => b.Key).HasMaxLength(PushBrowser.MaxKey);
        browser.Property(b => b.Auth).HasMaxLength(PushBrowser.MaxKey);
        browser.HasIndex(b => b.Endpoint).IsUnique();
        browser.HasIndex(b => b.UserId);
        browser.HasIndex(b => b.SessionId);
        browser.HasOne<User>().WithMany().HasForeignKey(b => b.UserId).OnDelete(DeleteBehavior.Cascade);
        browser.HasOne<Session>().WithMany().HasForeignKey(b => b.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
