using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Expenses;

public sealed partial class ExpensesPage
{
    const string Heading = "#list";

    readonly RowSelection _selection = new();
    LiveExpenseListState _list = null!;
    ParsedFilter _asked = new(ExpenseFilter.Everything, []);
    ExpenseSort _sort;
    ExpenseCursor? _after;
    ExpenseTotals? _totals;
    (string? Filter, string? Sort, string? After)? _shown;
    ExpenseFilterChangedEvent? _wanted;
    bool _isTurning;
    bool _isTyping;

    [SupplyParameterFromQuery(Name = "q")]
    public string? AskedFilter { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? AskedSort { get; set; }

    /// <summary>The last row of the page before.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? AskedAfter { get; set; }

    ExpenseListView? View { get; set; }

    /// <summary>
    /// The view as it was prerendered, so that it is not read twice. It is handed over once more when a parent is first
    /// redrawn, and must not take the place of a newer one.
    /// </summary>
    [PersistentState]
    public ExpenseListView? Prerendered { get => View; set => View ??= value; }

    protected override long? Sequence => View?.Sequence;

    // What was asked for last: the address follows once the browser has heard of it.
    ExpenseFilterChangedEvent Wanted => _wanted ?? new(Language.FromAddress(AskedFilter), _sort);

    bool IsByDay => ExpenseListAddress.IsByDay(_sort);

    IReadOnlyList<ExpenseRow> Rows => View?.Page.Rows ?? [];

    FilterTextParser Language =>
        new(Ledger.Member.Currency, Ledger.Culture,
            new DayPhraseReader(Today, Ledger.Culture, Ledger.Member.FirstDay).Read);

    IEnumerable<FilterProblem> Problems => [.. _asked.Problems, .. View?.Problems ?? []];

    // What narrows less than it was meant to would pass for an answer.
    bool IsUnclear => Problems.Any();

    DateOnly Today => Ledger.Person.Today(Time);

    protected override void OnInitialized() => _list = new LiveExpenseListState(this, ListDependencies)
    {
        Shown = () => View?.Page,
        Sequence = () => View?.Sequence,
        ReadAnew = ReadAnewAsync,
        Heading = Heading,
    };

    protected override async Task OnParametersSetAsync()
    {
        var asked = (AskedFilter, AskedSort, AskedAfter);
        if (_shown == asked || IsRewritten()) return;
        var before = _shown;
        _shown = asked;
        _sort = ExpenseListAddress.Sort(AskedSort);
        _after = ExpenseListAddress.After(AskedAfter, _sort);
        if (before is { } page && (page.Filter, page.Sort) == (AskedFilter, AskedSort)) await TurnAsync();
        else await ListAsync(before is null);
    }

    async Task ListAsync(bool isFirst)
    {
        _asked = Language.Parse(Language.FromAddress(AskedFilter));
        _selection.Clear();
        _totals = null;
        if (!isFirst || View is null) await ReadAsync(_list.TakeAll);
        // The figures follow once the rows are there; a first answer goes out without them.
        if (!RendererInfo.IsInteractive) return;
        StateHasChanged();
        await SumUpAsync();
        if (!isFirst) _list.FocusNext(Heading);
    }

    // Who goes back in the browser finds the page where they left it.
    async Task TurnAsync()
    {
        if (!await ReadAsync(_list.TakeAll)) return;
        StateHasChanged();
        // A turn may be quicker than the figures.
        if (_totals is null) await SumUpAsync();
        if (!_isTurning) return;
        _isTurning = false;
        await Script.FocusAsync(Heading);
    }

    // An address of before may hold amounts in the format of who wrote it.
    bool IsRewritten()
    {
        var address = Language.ToAddress(Language.FromAddress(AskedFilter));
        if (address == (AskedFilter ?? "")) return false;
        Navigation.NavigateTo(Ledger.ToExpenses(address, ExpenseListAddress.Sort(AskedSort)), replace: true);
        return true;
    }

    protected override async Task ReadAsync()
    {
        var (before, since) = (View?.Page, Sequence);
        if (!await ReadAsync(fresh => _list.Take(fresh, _sort))) return;
        await _list.TintAsync(before, since);
        StateHasChanged();
        await SumUpAsync();
    }

    async Task ReadAnewAsync()
    {
        if (!await ReadAsync(_list.TakeAll)) return;
        StateHasChanged();
        await SumUpAsync();
    }

    Task<bool> ReadAsync(Func<ExpensePage, ExpensePage> take)
    {
        var query = new ExpenseListRequest(_asked.Filter, _sort, _after);
        return _list.ReadAsync(() => Finder.PageAsync(Ledger.Member, query), view =>
        {
            View = view with { Page = take(view.Page) };
            _selection.Keep(Rows, _list.Gone);
        });
    }

    async Task SumUpAsync()
    {
        var reading = _list.Reading;
        var totals = await Finder.TotalsAsync(Ledger.Member, _asked.Filter);
        if (reading == _list.Reading) _totals = totals;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await _list.FocusAsync();
        await base.OnAfterRenderAsync(firstRender);
    }

    protected override void Leave() => _list?.Dispose();

    // One step back for all letters of a word.
    async Task GoAsync(ExpenseFilterChangedEvent asked)
    {
        var filter = Language.ToAddress(asked.Text);
        var isNew = (filter, asked.Sort) != (Language.ToAddress(Wanted.Text), Wanted.Sort);
        var goesOn = _isTyping && asked.IsTyped;
        _isTyping = isNew && asked.IsTyped;
        if (!isNew) return;
        _wanted = asked;
        await Script.TurnToAsync(Ledger.ToExpenses(filter, asked.Sort), replace: goesOn);
        if (ReferenceEquals(_wanted, asked)) _wanted = null;
    }

    // What was picked on this page before it was loaded anew.
    async Task RecallAsync(ChangeEventArgs picked)
    {
        var (areAll, ids) = RowSelection.Read(picked.Value as string);
        if (areAll && Ledger.MayEdit) _selection.TakeAll();
        foreach (var id in ids)
            if ((Rows.FirstOrDefault(row => row.Id == id) ?? await Expenses.FindAsync(Ledger.Member, id))
                is { Deleted: false } row && Ledger.MayCorrect(row))
                _selection.Take([row]);
    }

    async Task DoneAsync()
    {
        var first = Rows.FirstOrDefault(_selection.Has)?.Id;
        _selection.Clear();
        await ReadAnewAsync();
        _list.FocusNext(Rows.Any(row => row.Id == first) ? $"[data-expense-id='{first}']" : Heading);
    }

    Task OlderAsync() => TurnToAsync(View?.Page.Next);

    async Task NewerAsync() =>
        await TurnToAsync(await Finder.BeforeAsync(Ledger.Member, new(_asked.Filter, _sort, _after)));

    Task TurnToAsync(ExpenseCursor? after)
    {
        _isTurning = true;
        return Script.TurnToAsync(Ledger.ToExpenses(AskedFilter, _sort, after));
    }
}
