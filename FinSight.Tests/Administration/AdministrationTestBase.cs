using FinSight.Core.Administration;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Administration;

/// <summary>Mara, who runs the server, and Noah, who does not.</summary>
public abstract class AdministrationTestBase : ServiceTestBase
{
    protected SignedInAdministrator Admin { get; private set; } = null!;

    protected Member Noah { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Admin = await House.AdministrateAsync(Mara);
        Noah = await House.MoveInAsync("Noah");
    }

    protected FreshProof Proof(SignedIn who) => House.Get<SessionService>().ProofOf(who)!;

    /// <summary>The proof that belongs to an administrator's own session.</summary>
    protected Task<FreshProof> ProofAsync(SignedInAdministrator who) => House.ProofAsync(who);

    protected async Task<bool> IsGoodAsync(SignedIn who) =>
        await House.Get<SessionService>().CheckAsync(who.UserId, who.SessionId) is not null;

    /// <summary>What the security log tells, without the comings and goings.</summary>
    protected async Task<List<(SecurityEventKind Act, Guid? User, Guid? Actor, string Detail)>> LogAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return [.. (await db.SecurityEvents.OrderBy(e => e.Sequence).ToListAsync())
            .Where(e => e.Act is not (SecurityEventKind.SignedIn or SecurityEventKind.SignedOut))
            .Select(e => (e.Act, e.UserId, e.ActorId, e.Detail))];
    }
}
