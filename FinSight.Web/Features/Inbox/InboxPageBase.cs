using FinSight.Core.Inbox;
using FinSight.Web.Features.Live;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Inbox;

/// <summary>A live page that reads its view again when a message arrives, too: not each of them moves the ledger.</summary>
public abstract class InboxPageBase : LivePage
{
    IDisposable? _messages;

    [Inject]
    InboxFeed Messages { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender) _messages = Messages.Subscribe(Ledger.Member, _ => RequestRepaint());
    }

    protected override void Leave() => _messages?.Dispose();
}
