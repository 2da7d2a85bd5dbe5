using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Members;

/// <summary>Mara owns a ledger in CHF; it is 12:00 UTC on Monday 23 November 2026.</summary>
public abstract class MembersTestBase : IAsyncLifetime
{
    protected static readonly DateOnly Today = new(2026, 11, 23);

    internal FakeTime Time { get; } = new();

    protected TestServices House { get; private set; } = null!;

    protected Member Mara { get; private set; } = null!;

    protected DateTime Now => Time.GetUtcNow().UtcDateTime;

    protected MembershipService Memberships => House.Get<MembershipService>();

    protected LedgerInvitationService Invitations => House.Get<LedgerInvitationService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Time);
        Mara = await House.MoveInAsync();
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    /// <summary>The secret of a new link of this owner.</summary>
    protected async Task<string> InviteAsync(
        Member owner, Role role = Role.Editor, int days = 7, bool isReusable = false) =>
        (await Invitations.MakeAsync(owner, new(role, days, isReusable))).Path.Split('#')[1];

    protected async Task<JoinedLedgerResult> AcceptAsync(Member who, string secret) =>
        await Invitations.AcceptAsync(await House.SignInAsync(who), secret, ClientInfo.Unknown);

    protected static async Task AssertDeadAsync(Func<Task> act) =>
        Assert.Equal(Rules.Links.LinkDead, (await Assert.ThrowsAsync<RuleException>(act)).Rule);

    protected static async Task AssertLastOwnerAsync(Func<Task> act) =>
        Assert.Equal(Rules.Members.LastOwner, (await Assert.ThrowsAsync<RuleException>(act)).Rule);

    /// <summary>Who is in Mara's ledger, in which role.</summary>
    protected async Task<Dictionary<Guid, Role>> RolesAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.Memberships.Where(m => m.LedgerId == Mara.LedgerId)
            .ToDictionaryAsync(m => m.UserId, m => m.Role);
    }

    protected async Task<List<LoggedSecurityEvent>> LinesAsync(SecurityEventKind act)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.Where(line => line.Act == act).OrderBy(line => line.Sequence).ToListAsync();
    }

    protected async Task DisableAsync(Member member)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        (await db.Users.SingleAsync(u => u.Id == member.UserId)).Disable(Now);
        await db.SaveChangesAsync();
    }

    /// <summary>Both at the same moment.</summary>
    /// <returns>What refused them; null where nothing did.</returns>
    protected static Task<Exception?[]> RaceAsync(params Func<Task>[] acts) =>
        Task.WhenAll(acts.Select(act => Task.Run(async () =>
        {
            try
            {
                await act();
                return null;
            }
            catch (Exception refused) when (refused is RuleException or NotFoundException)
            {
                return refused;
            }
        })));
}
