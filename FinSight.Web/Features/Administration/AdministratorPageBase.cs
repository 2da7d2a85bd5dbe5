using FinSight.Core;
using FinSight.Core.Administration;
using FinSight.Core.Links;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FinSight.Web.Features.Administration;

/// <summary>A page for whoever runs the server; for all others it does not exist.</summary>
public abstract class AdministratorPageBase : ComponentBase, IHandleEvent
{
    SignedInAdministrator? _me;

    [CascadingParameter]
    Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private protected EventErrorHandler Guard { get; set; } = null!;

    [Inject]
    SessionService Sessions { get; set; } = null!;

    [Inject]
    AdministratorAccessService AdministratorAccessService { get; set; } = null!;

    [Inject]
    PublicAddress Address { get; set; } = null!;

    [Inject]
    NavigationManager Navigation { get; set; } = null!;

    internal SignedInAdministrator Me => _me ?? throw new NotFoundException("administration");

    protected abstract bool HasView { get; }

    protected abstract Task ReadAsync();

    protected override async Task OnInitializedAsync()
    {
        if (await SignedInAsync() is { } me)
            _me = await AdministratorAccessService.EnterAsync(me, "/" + Navigation.ToBaseRelativePath(Navigation.Uri));
        if (_me is null) Navigation.NotFound();
        else if (!HasView) await ReadAsync();
    }

    /// <summary>Does something, and shows how all is now, whether it was done or not.</summary>
    internal async Task ActAsync(Func<Task> act)
    {
        try
        {
            await DeletedRowExceptionHandler.PassedByAsync(act);
        }
        finally
        {
            await LookAsync();
        }
    }

    async Task LookAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (NotFoundException)
        {
            // Whoever acts runs the server no longer.
            Navigation.NavigateTo("/");
        }
        StateHasChanged();
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);

    /// <summary>
    /// The proof for a sensitive act; null, and on to the page that asks for it, where the last is too old.
    /// </summary>
    internal async Task<FreshProof?> ProveAsync()
    {
        if (await SignedInAsync() is not { } me) return null;
        if (Sessions.ProofOf(me) is { } proof) return proof;
        Navigation.NavigateTo(AccountUrls.To("confirm", new Uri(Navigation.Uri).AbsolutePath), forceLoad: true);
        return null;
    }

    /// <summary>
    /// A page's address for somebody else: the server's as its owner says it, else as this browser knows it.
    /// </summary>
    internal string LinkTo(string path) =>
        Address.Url is null ? Navigation.ToAbsoluteUri(path).AbsoluteUri : Address.LinkTo(path);

    async Task<SignedIn?> SignedInAsync() =>
        Authentication is null ? null : await Sessions.CheckAsync((await Authentication).User, null, default);
}
