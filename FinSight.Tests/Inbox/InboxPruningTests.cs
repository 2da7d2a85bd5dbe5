using FinSight.Core.Connections;
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

    [Fact]
    public async Task What_nobody_touched_is_nobodys_word_even_when_its_message_has_gone()
    {
        var old = await Connections.AddAsync(Mara, ConnectionKind.Other, "Old phone");
        await SendAsync((await OpenAsync(old.Path))!, Coffee);
        await Connections.RevokeAsync(Mara, old.Row.Id);
        Time.Advance(TimeSpan.FromDays(InboundEvent.DaysKept + 1));
        await House.Get<InboxPruning>().RunAsync();
        await using (var db = await House.Contexts.CreateDbContextAsync())
            Assert.Empty(await db.InboundEvents.ToListAsync());

        var made = await Connections.AddAsync(Mara, ConnectionKind.Other, "New phone");
        var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
        await Connections.EditAsync(Mara, made.Row.Id, new("New phone", gifts));
        Assert.Equal(InboxOutcome.Added, (await SendAsync((await OpenAsync(made.Path))!, Coffee)).Outcome);
        Assert.Equal(gifts, (await RowsAsync()).MaxBy(row => row.Date)!.CategoryId);
    }
}
