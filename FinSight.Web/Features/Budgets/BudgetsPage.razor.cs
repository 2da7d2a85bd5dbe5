using FinSight.Core.Budgets;
using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Budgets;

public sealed partial class BudgetsPage
{
    const int MostSuggested = 6;

    BudgetFormModel _new = new();
    BudgetFormModel _entry = new();
    bool _adding;
    Guid? _editing;
    string? _focus;
    IReadOnlyList<BudgetSuggestion> _suggestions = [];

    BudgetsView? View { get; set; }

    /// <summary>
    /// The view as it was prerendered, so that it is not read twice. It is handed over once more when a parent is first
    /// redrawn, and must not take the place of a newer one.
    /// </summary>
    [PersistentState]
    public BudgetsView? Prerendered { get => View; set => View ??= value; }

    protected override long? Sequence => View?.Sequence;

    DateOnly Today => Ledger.Person.Today(Time);

    List<BudgetLine> Running => [.. View!.Lines.Where(line => line.IsRunning)];

    List<BudgetLine> Paused => [.. View!.Lines.Where(line => line.IsPaused)];

    List<BudgetLine> Over => [.. View!.Lines.Where(line => !line.IsRunning && !line.IsPaused)];

    /// <summary>
    /// For what has no budget yet; the whole ledger is no part of it, as it would be one beside all others.
    /// </summary>
    List<BudgetSuggestion> Suggested => [.. _suggestions
        .Where(suggestion =>
            suggestion.Category is { } category
            && !View!.Lines.Any(line => (line.IsRunning || line.IsPaused) && line.Budget.CategoryId == category.Id))
        .OrderByDescending(suggestion => suggestion.Median).Take(MostSuggested)];

    protected override async Task OnInitializedAsync()
    {
        if (View is null) await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender && Ledger.MayEdit) await Guard.TryAsync(SuggestAsync);
        if (_focus is not { } selector) return;
        _focus = null;
        await Script.FocusIfLostAsync(selector);
    }

    protected override async Task ReadAsync()
    {
        // Two reads may overtake each other.
        var view = await Budgets.ViewAsync(Ledger.Member, Today);
        if (View is null || View.Sequence <= view.Sequence) View = view;
    }

    async Task SuggestAsync()
    {
        _suggestions = await Suggestions.ListAsync(Ledger.Member, Today);
        if (_suggestions.Count > 0) StateHasChanged();
    }

    string How(LeftToSpend left) =>
        left.IsOfWhole && Running.All(line => line.Budget.CategoryId is null)
            ? T["Counts the budget for the whole ledger."]
        : left.IsOfWhole ? T["Counts the budget for the whole ledger. The other budgets are part of it."]
        : left.Counted.Count == Running.Count ? T["All budgets together."]
        : T["{0} of {1} budgets: those below another, or with a longer period, are not counted twice.",
            left.Counted.Count, Running.Count];

    void OpenNew() => (_adding, _new) = (true, BudgetFormModel.New(Today, Ledger.Culture));

    async Task CloseNewAsync(bool isDone)
    {
        (_adding, _focus) = (false, "#add-budget");
        if (isDone) await TellAsync();
    }

    void Open(BudgetLine line) => (_editing, _entry) = (line.Budget.Id, BudgetFormModel.Of(line.Budget, Ledger));

    async Task CloseAsync(bool isDone)
    {
        (_editing, _focus) = (null, $"[data-budget-id='{_editing}'] .edit");
        if (isDone) await TellAsync();
    }

    async Task ResumeAsync(BudgetLine line)
    {
        await Own.RunAsync(() => Budgets.ResumeAsync(Ledger.Member, line.Budget.Id, Today));
        await TellAsync();
        _focus = $"[data-budget-id='{line.Budget.Id}'] .edit";
    }

    async Task TellAsync()
    {
        await ReadAsync();
        await Toaster.OfferUndoAsync(Ledger.Member);
    }
}
