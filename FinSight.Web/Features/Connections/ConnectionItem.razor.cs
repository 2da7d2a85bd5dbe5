using FinSight.Core;
using FinSight.Core.Capture;
using FinSight.Core.Categories;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Connections;

public sealed partial class ConnectionItem
{
    bool _busy;
    bool _isOpen;
    IReadOnlyList<LearnedTemplateView> _learned = [];
    string? _name;
    string? _category;
    string? _tag;
    RuleException? _problem;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    [Parameter, EditorRequired]
    public required ConnectionListItem Row { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<InboxOutcomeCount> Sums { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CategoryChoice> Choices { get; set; }

    /// <summary>Raised when it is to get another address.</summary>
    [Parameter]
    public EventCallback<ConnectionListItem> OnRenew { get; set; }

    /// <summary>Raised when something was done to it; with the row where it was revoked.</summary>
    [Parameter]
    public EventCallback<ConnectionListItem?> OnChanged { get; set; }

    bool Disabled => _busy || !RendererInfo.IsInteractive;

    bool IsOwn => Row.UserId == Ledger.Person.Id;

    IEnumerable<string> Meta
    {
        get
        {
            yield return ConnectionText.Of(Row.Kind, T);
            if (!IsOwn && Row.By is { } by) yield return T["added by {0}", Bidi.Isolate(by)];
            if (Row.RevokedAt is { } revoked)
                yield return T["revoked {0}", RelativeTimeFormatter.Of(revoked, Ledger.Person, Time, T)];
            else
                yield return Row.HeardAt is { } heard
                    ? T["last heard {0}", RelativeTimeFormatter.Of(heard, Ledger.Person, Time, T)]
                    : T["nothing heard yet"];
        }
    }

    string Id(string field) => $"connection-{Row.Id:N}-{field}";

    RuleException? Problem(string field) => _problem?.Field == field ? _problem : null;

    async Task ToggleAsync()
    {
        (_isOpen, _problem) = (!_isOpen, null);
        (_name, _category, _tag) = (Row.Name, Row.CategoryId?.ToString() ?? "", Row.Tag);
        if (_isOpen) await LookAsync();
    }

    async Task LookAsync() =>
        _learned = [.. (await Teaching.ListAsync(Ledger.Member)).Where(one => one.ConnectionId == Row.Id)];

    async Task ForgetAsync(Guid id)
    {
        await Teaching.ForgetAsync(Ledger.Member, id);
        await LookAsync();
    }

    static string Shown(string pattern) =>
        pattern.Replace(EventTemplate.AmountHole, '#')
            .Replace(EventTemplate.MerchantHole, '…')
            .Replace(EventTemplate.OtherHole, '*');

    Task SaveAsync() => RunAsync(async () =>
    {
        await Connections.EditAsync(
            Ledger.Member, Row.Id, new(_name, Guid.TryParse(_category, out var category) ? category : null, _tag));
        _isOpen = false;
        return null;
    });

    Task RenewAsync() => OnRenew.InvokeAsync(Row);

    Task RevokeAsync() => RunAsync(async () =>
    {
        await Connections.RevokeAsync(Ledger.Member, Row.Id);
        return Row;
    });

    async Task RunAsync(Func<Task<ConnectionListItem?>> act)
    {
        (_busy, _problem) = (true, null);
        try
        {
            await OnChanged.InvokeAsync(await act());
        }
        finally
        {
            _busy = false;
        }
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged, problem => _problem = problem);
}
