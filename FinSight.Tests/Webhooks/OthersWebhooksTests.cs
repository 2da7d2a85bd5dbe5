using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using FinSight.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Webhooks;

/// <summary>Whoever may edit takes care of others' webhooks and connections, and takes nothing along of them.</summary>
public sealed class OthersWebhooksTests : CaptureTestBase
{
    const string Url = "https://hooks.example/finsight";

    WebhookService Hooks => House.Get<WebhookService>();

    [Fact]
    public async Task Where_a_webhook_leads_and_its_secret_are_its_maker_s()
    {
        var (noah, hook) =
            (await House.JoinAsync(Mara, "Noah"), await Hooks.AddAsync(Mara, Url, WebhookEventKinds.All));
        foreach (var act in (Func<Task>[])
        [
            () => Hooks.EditAsync(noah, hook.Id, "https://elsewhere.example", null, null),
            () => Hooks.RotateAsync(noah, hook.Id),
        ])
            Assert.Equal(Rules.Webhooks.NotYours, (await Assert.ThrowsAsync<RuleException>(act)).Rule);

        var off = await Hooks.EditAsync(noah, hook.Id, Url, WebhookEventKinds.ExpenseCreated, isOn: false);
        Assert.Equal((Url, WebhookEventKinds.ExpenseCreated, true), (off.Url, off.Events, off.DisabledAt is not null));
        await Hooks.RemoveAsync(noah, hook.Id);
        Assert.Empty(await Hooks.ListAsync(Mara));
    }

    [Fact]
    public async Task What_opens_a_connection_is_its_maker_s()
    {
        var (noah, made) = (await House.JoinAsync(Mara, "Noah"), await Connections.AddAsync(Mara, default, "Phone"));
        foreach (var act in (Func<Task>[])
        [
            () => Connections.RenewAsync(noah, made.Row.Id),
            () => Connections.SignWithAsync(noah, made.Row.Id, "x"),
        ])
            Assert.Equal(Rules.Connections.NotYours, (await Assert.ThrowsAsync<RuleException>(act)).Rule);
        Assert.NotNull(await OpenAsync(made.Path));

        Assert.Equal("Old", (await Connections.EditAsync(noah, made.Row.Id, new("Old", null, null))).Name);
        await Connections.RevokeAsync(noah, made.Row.Id);
        Assert.Null(await OpenAsync(made.Path));
    }

    [Fact]
    public async Task Of_an_account_that_is_disabled_nothing_is_sent_until_it_is_back()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        var hook = await Hooks.AddAsync(noah, Url, WebhookEventKinds.All);
        await Hooks.TestAsync(noah, hook.Id);
        var outbox = House.Get<WebhookDeliveryStore>();
        await DisableAsync(noah, Time.GetUtcNow().UtcDateTime);
        await SendAsync(await ConnectAsync(), """{"merchant":"Panificio","amount":"EUR 12.50"}""");
        Assert.Equal((null, null), (await outbox.TakeAsync(), await outbox.NextAsync()));
        await DisableAsync(noah, null);
        Assert.Equal(WebhookEventKinds.Test, (await outbox.TakeAsync())?.Kind);
        Assert.Equal(1, await outbox.CountAsync());
    }

    async Task DisableAsync(Member member, DateTime? at)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Users.Where(u => u.Id == member.UserId)
            .ExecuteUpdateAsync(user => user.SetProperty(u => u.DisabledAt, at));
    }
}
