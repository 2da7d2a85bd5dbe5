using System.Runtime.ExceptionServices;
using FinSight.Core.Data;
using FinSight.Web.Features.Undo;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace FinSight.Web.Components.Layout;

/// <summary>
/// Where nothing on a page tells by itself that a write found no room, the foot of it does, and the page is drawn anew.
/// What else goes wrong is fatal to the page, as without this.
/// </summary>
public sealed class FullDiskGuard : ErrorBoundaryBase
{
    [Inject]
    Toaster Toaster { get; set; } = null!;

    [Inject]
    RuleTexts Sentences { get; set; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is FullDiskException full) Toaster.Show(new Toast(null, Offer.Nothing, Text: Sentences.Of(full)));
        else ExceptionDispatchInfo.Throw(exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);

    protected override void OnAfterRender(bool firstRender) => Recover();
}
