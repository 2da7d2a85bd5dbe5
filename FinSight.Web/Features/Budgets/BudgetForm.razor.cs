using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FinSight.Web.Features.Budgets;

public sealed partial class BudgetForm
{
    RuleException? _problem;
    string? _focus;
    bool _isWaiting;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    /// <summary>The budget to edit; null adds one.</summary>
    [Parameter]
    public BudgetLine? Line { get; set; }

    /// <summary>What months of a new one might give out.</summary>
    [Parameter]
    public IReadOnlyList<BudgetSuggestion> Suggestions { get; set; } = [];

    /// <summary>What is typed.</summary>
    [Parameter, EditorRequired]
    public required BudgetFormModel Entry { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CategoryChoice> Choices { get; set; }

    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>Raised when something was done (true) or given up.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    BudgetDetails? Row => Line?.Budget;

    // A new one may be typed above one that is edited.
    string Id(string field) => $"{(Row is null ? "new-budget" : "budget")}-{field}";

    string DraftKey => $"budget-{Row?.Id ?? Ledger.Member.LedgerId:N}-{Ledger.Person.Id:N}";

    string? Name => Line is null ? null : BudgetText.Name(Line, T);

    BudgetSuggestion? Suggestion => Row is not null || Entry.Cycle != BudgetCycleKind.Month ? null
        : Suggestions.FirstOrDefault(suggestion => (suggestion.Category?.Id.ToString() ?? "") == Entry.CategoryId);

    void Take(BudgetSuggestion suggestion) =>
        Entry.Amount = MoneyText.Editable(new Money(suggestion.Amount, Ledger.Member.Currency), Ledger.Culture);

    string Opener => Row is null ? "#add-budget" : $"[data-budget-id='{Row.Id}'] .edit";

    protected override async Task OnParametersSetAsync()
    {
        if (Row is not null && !Entry.Fields.Knows(Row.Version)) await MeetAsync(Row);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        Entry.Fields.Settle();
        if (_focus is not { } wanted) return;
        _focus = null;
        await Script.FocusAfterSubmitAsync(wanted);
    }

    async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") await OnDone.InvokeAsync(false);
    }

    async Task SaveAsync()
    {
        if (Entry.IsBusy) return;
        var isSaved = false;
        (Entry.IsBusy, _problem) = (true, null);
        try
        {
            await Guard.TryAsync(async () => isSaved = await MergeAsync(), problem => _problem = problem);
        }
        finally
        {
            Entry.IsBusy = false;
        }
        if (isSaved)
        {
            await OnDone.InvokeAsync(true);
            return;
        }
        _focus = _problem is null ? ".editing .conflict button" : ".editing [aria-invalid]";
        _isWaiting = Entry.Fields.AreAsked;
    }

    // What others write between the look and the save is merged, too: only a question ends it.
    async Task<bool> MergeAsync()
    {
        for (var tries = 0; tries < FormMergeState.MostTries && !Entry.Fields.AreAsked; tries++)
            if (await TryAsync()) return true;
        return false;
    }

    async Task<bool> TryAsync()
    {
        try
        {
            await DeletedRowExceptionHandler.ToldAsAsync(
                PageRuleCodes.RemovedUnsaved, () => Own.RunAsync(() => Row is null
                ? Budgets.AddAsync(Ledger.Member, Entry.Read(Ledger), Today)
                : Budgets.EditAsync(Ledger.Member, Row.Id, Entry.Fields.Version, Entry.ReadEdit(Ledger), Today)));
            return true;
        }
        catch (ConflictException<BudgetDetails> stale)
        {
            await MeetAsync(stale.Current);
            return false;
        }
    }

    // Whoever wanted to save and was asked first has answered.
    Task DecidedAsync() => _isWaiting && !Entry.Fields.AreAsked ? SaveAsync() : Task.CompletedTask;

    async Task MeetAsync(BudgetDetails row) =>
        Entry.Meet(row, await Activity.ChangedByAsync(Ledger.Member, row.Id, Entry.Fields.Version), Ledger);

    RenderFragment? Conflict() =>
        FieldConflictPrompt.Of(
            Entry.Fields, BudgetLogDefinition.Amounts, Id("amount"),
            EventCallback.Factory.Create(this, DecidedAsync));

    RuleException? Rule(string field) => _problem?.Field == field ? _problem : null;

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged, problem => _problem = problem);
}
