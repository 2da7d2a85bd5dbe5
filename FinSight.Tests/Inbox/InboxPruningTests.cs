using FinSight.Core.Data;
using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

public sealed class InboxPruningTests : CaptureTestBase
{
    [Fact]
    public async Task After_90_days_only_the_hash_is_left_and_a_replay_is_still_known()
    {
        const string dated = """{"title":"Kaffee Eck","text":"CHF 4.50 with Visa ••1234","time":"1795428000000"}""";
        var key = await ConnectAsync();
        await SendAsync(key, dated);
        await SendAsync(key, """{"merchant":"Panificio","amount":"EUR 12.50"}""");
        Time.Advance(TimeSpan.FromDays(InboundEvent.DaysKept) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await House.Get<InboxPruning>().RunAsync());
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await House.Get<InboxPruning>().RunAsync());

        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.All(
            await db.InboundEvents.AsNoTracking().ToListAsync(),
            e => Assert.Equal((null, null, 32), (e.Raw, e.Fields, e.Hash.Length)));
        Assert.Equal(0, await Messages.CountAsync(Mara));
        Assert.Equal(InboxOutcome.Repeat, (await SendAsync(key, dated)).Outcome);
    }
}
