using System.Net;
using FinSight.Core.Accounts;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Sessions;

/// <summary>
/// A browser in which somebody is signed in. It ends after 14 days without use, and after 90 in any case.
/// </summary>
public sealed class Session
{
    internal static readonly TimeSpan Idle = TimeSpan.FromDays(14);
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    Session() { }

    internal Session(User user, ClientInfo caller, DateTime now, ProviderSession? provider = null)
    {
        ProviderSession = provider is null ? null : Sessions.ProviderSession.Stored(provider.Name);
        Id = Guid.NewGuid();
        UserId = user.Id;
        Stamp = user.SecurityStamp ?? "";
        (Browser, Address) = (caller.Browser, caller.Address);
        BeganAt = SeenAt = now;
        ProvedAt = provider?.ProvedBy(now) ?? now;
    }

    /// <summary>Wholly random.</summary>
    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The user's security stamp that this session knows: once the user has another, it is over.</summary>
    public string Stamp { get; private set; } = "";

    public string Browser { get; private set; } = "";

    /// <summary>Where it was seen last.</summary>
    public string Address { get; private set; } = "";

    /// <summary>UTC, as the other instants.</summary>
    public DateTime BeganAt { get; private set; }

    /// <summary>To within minutes.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>
    /// What the identity provider calls the session of its own that began this one; null where another way in did.
    /// </summary>
    public string? ProviderSession { get; private set; }

    /// <summary>When the user last showed in it that they are who they say.</summary>
    public DateTime ProvedAt { get; private set; }

    internal ClientInfo Caller => new(IPAddress.TryParse(Address, out var address) ? address : null, Browser);

    public bool IsOver(DateTime now) => now - SeenAt >= Idle || now - BeganAt >= Longest;

    internal void See(DateTime now, ClientInfo caller) =>
        (SeenAt, Address) = (now, caller.Address is "" ? Address : caller.Address);

    internal void Prove(DateTime now) => ProvedAt = now;

    /// <summary>Outlives the change of the user's stamp that it made itself.</summary>
    internal void Follow(User user) => Stamp = user.SecurityStamp ?? "";
}

sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.HasKey(s => s.Id);
        session.Ignore(s => s.Caller);
        session.Property(s => s.Stamp).HasMaxLength(64);
        session.Property(s => s.Browser).HasMaxLength(ClientInfo.MaxBrowser);
        session.Property(s => s.Address).HasMaxLength(ClientInfo.MaxAddress);
        session.Property(s => s.ProviderSession).HasMaxLength(ProviderSession.Longest);
        session.HasIndex(s => s.UserId);
        session.HasIndex(s => s.SeenAt);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
