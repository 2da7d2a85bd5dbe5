using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Members;
using FinSight.Core.Webhooks;
using FinSight.Web.Features.Connections;
using FinSight.Web.Features.Members;
using FinSight.Web.Features.Webhooks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

/// <summary>Two clicks before the first is answered do what one does.</summary>
public sealed class DoubleClickTests : SignedInComponentTestBase
{
    ConnectionService Connections => House.Get<ConnectionService>();

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<LedgerInvitationService>());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_makes_one_webhook()
    {
        var section = Show<WebhooksSection>(_ => { });
        section.Change("#webhook-url", "https://hooks.example/finsight");
        await TwiceAsync(() => section.SubmitAsync("form"));
        Assert.Single(await House.Get<WebhookService>().ListAsync(Ledger.Member));
    }

    [Fact]
    public async Task It_makes_one_invitation()
    {
        var section = Show<LedgerInvitationsSection>(p => p.Add(s => s.Open, []));
        await TwiceAsync(() => section.SubmitAsync("form"));
        Assert.Single(await House.Get<LedgerInvitationService>().ListAsync(Ledger.Member));
    }

    [Fact]
    public async Task It_gives_one_new_address()
    {
        var before = await Connections.AddAsync(Ledger.Member, ConnectionKind.Other, "Phone");
        var page = Show<ConnectionsPage>(_ => { });
        var item = page.FindComponent<ConnectionItem>().Instance;
        await TwiceAsync(() => page.InvokeAsync(() => item.OnRenew.InvokeAsync(before.Row)));
        Assert.Equal(1, _made);
    }

    int _made;

    async Task TwiceAsync(Func<Task> act)
    {
        var answer = new TaskCompletionSource();
        Fault.Before = command =>
        {
            if (command.Contains("UPDATE \"Connections\"", StringComparison.Ordinal)) _made++;
            return answer.Task;
        };
        var both = Task.WhenAll(act(), act());
        answer.SetResult();
        await both;
    }
}
