using Bunit;
using FinSight.Web.Components;
using FinSight.Web.Features.Tags;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace FinSight.Tests.Components;

/// <summary>What a page can do without, where its script fails.</summary>
public sealed class FailingScriptTests : SignedInComponentTestBase
{
    [Fact]
    public async Task Keys_that_can_t_be_listened_to_are_tried_again_with_the_next_toast()
    {
        var listen = new FailingCall("listen");
        JSInterop.SetupModule("./Features/Undo/UndoHost.razor.js").AddInvocationHandler(listen);
        var host = Show<UndoHost>(_ => { });
        var toaster = Services.GetRequiredService<ToastService>();
        await host.InvokeAsync(() => toaster.Show(new Toast(null, ToastOfferKind.Nothing, Text: "Saved")));
        host.WaitForAssertion(() => Assert.Equal(2, listen.Tries));
        Assert.Contains("Saved", host.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_tags_that_can_t_be_made_is_tried_again_with_the_next_focus()
    {
        var complete = new FailingCall("complete");
        JSInterop.SetupModule("./Features/Tags/TagField.razor.js").AddInvocationHandler(complete);
        var field = Show<TagField>(p => p.Add(f => f.Id, "tags"));
        await field.InvokeAsync(() => field.Find("input").FocusAsync(new()));
        await field.InvokeAsync(() => field.Find("input").FocusAsync(new()));
        Assert.Equal(2, complete.Tries);
    }

    [Fact]
    public async Task A_step_of_the_page_s_script_that_fails_takes_nothing_along()
    {
        Drafts.Setup<object?>("focus", _ => true).SetException(new JSException("It is gone."));
        await Services.GetRequiredService<FormJsModule>().FocusAsync("#list");
    }

    sealed class FailingCall(string name)
        : JSRuntimeInvocationHandlerBase<IJSObjectReference>(call => call.Identifier == name, isCatchAllHandler: false)
    {
        public int Tries { get; private set; }

        protected override Task<IJSObjectReference> HandleAsync(JSRuntimeInvocation invocation)
        {
            Tries++;
            return Task.FromException<IJSObjectReference>(new JSException("It could not be loaded."));
        }
    }
}
