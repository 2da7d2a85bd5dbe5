using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

public sealed class ExpiryPruningTests
{
    [Fact]
    public async Task Sessions_that_are_over_go_and_links_and_tokens_a_month_after_their_end()
    {
        var time = new FakeTime();
        await using var house = await TestServices.OpenAsync(time: time);
        var me = await house.SignInAsync(await house.MoveInAsync());
        await house.Get<ApiTokenService>()
            .CreateAsync(
                house.Get<SessionService>().ProofOf(me)!, "Phone", TokenScopeKinds.Read, 30, ClientInfo.Unknown);
        await using var db = await house.Contexts.CreateDbContextAsync();
        var now = time.GetUtcNow().UtcDateTime;
        db.OneTimeLinks.Add(new OneTimeLink(LinkPurpose.Invitation, "one", now, TimeSpan.FromDays(7), null, me.UserId));
        db.OneTimeLinks.Add(new OneTimeLink(LinkPurpose.Invitation, "two", now, TimeSpan.FromDays(7), null, me.UserId));
        await db.SaveChangesAsync();
        (await db.OneTimeLinks.FirstAsync()).Use(now);
        await db.SaveChangesAsync();

        Assert.Equal(0, await PruneAfterAsync(13));
        Assert.Equal(1, await PruneAfterAsync(1));
        Assert.Empty(await db.Sessions.AsNoTracking().ToListAsync());
        Assert.Equal(1, await PruneAfterAsync(16));
        Assert.Equal(1, await PruneAfterAsync(7));
        Assert.Empty(await db.OneTimeLinks.AsNoTracking().ToListAsync());
        Assert.Equal(0, await PruneAfterAsync(22));
        Assert.Equal(1, await PruneAfterAsync(1));

        Task<int> PruneAfterAsync(int days)
        {
            time.Advance(TimeSpan.FromDays(days));
            return house.Get<ExpiryPruning>().RunAsync();
        }
    }
}
