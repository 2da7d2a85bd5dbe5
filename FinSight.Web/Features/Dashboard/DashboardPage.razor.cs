using System.Globalization;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Dashboard;

public sealed partial class DashboardPage
{
    const string ListHeading = "#list";
    const int FirstRows = 3;

    readonly Stack<ExpenseCursor> _pages = new();
    LiveExpenseListState _list = null!;
    Period _period = new((Month?)null);
    Guid? _categoryId;
    (string?, string?, string?, string?, Month, int)? _shown;
    bool _isUnfolded;

    [SupplyParameterFromQuery(Name = "period")]
    public string? AskedPeriod { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? AskedFrom { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? AskedTo { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? AskedCategory { get; set; }

    DashboardView? View { get; set; }

    /// <summary>
    /// The view as it was prerendered, so that it is not read twice. It is handed over once more when a parent is first
    /// redrawn, and must not take the place of a newer one.
    /// </summary>
    [PersistentState]
    public DashboardView? Prerendered { get => View; set => View ??= value; }

    protected override long? Sequence => View?.Sequence;

    IReadOnlyList<ExpenseRow> Rows => View?.Expenses.Rows ?? [];

    /// <summary>On a narrow page, the chart comes after the first rows.</summary>
    bool IsFolded => !_isUnfolded && _categoryId is null && _pages.Count == 0 && Rows.Count > FirstRows;

    DateOnly Today => Ledger.Person.Today(Time);

    Month Current => Month.Containing(Today, Ledger.Member.FirstDay);

    string Title => _period.Month is { } month ? DayFormatter.MonthAndYear(month.Year, month.Number)
        : _period.Days is { } days ? DayFormatter.Days(days) : T["All time"];

    string ListTitle => View?.Choices.FirstOrDefault(c => c.Id == _categoryId)?.Name
        ?? (_period.Includes(Today, Current) ? T["Recent"] : T["Expenses"]);

    string? Nothing => View is not { IsNew: false } || _period.IsAllTime ? null
        : (_period.Days is null ? T["Nothing spent in {0}", Title] : T["Nothing spent {0}", Title]).Value;

    string AllAddress => Ledger.ToExpenses(
        _period.Month is null && _period.Days is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{View!.First:yyyy-MM-dd}..{View.Last:yyyy-MM-dd}"));

    bool Shows(DateOnly day) => _period.Includes(day, Month.Containing(day, Ledger.Member.FirstDay));

    protected override void OnInitialized() => _list = new LiveExpenseListState(this, ListDependencies)
    {
        Shown = () => View?.Expenses,
        Sequence = () => View?.Sequence,
        ReadAnew = ReadAnewAsync,
        Heading = ListHeading,
    };

    protected override async Task OnParametersSetAsync()
    {
        var asked = (AskedPeriod, AskedFrom, AskedTo, AskedCategory, Current, Ledger.Member.FirstDay);
        if (_shown == asked) return;
        var isFirst = _shown is null;
        _shown = asked;
        _period = Period.Read(AskedPeriod, Current, AskedFrom, AskedTo);
        _categoryId = Guid.TryParse(AskedCategory, out var id) ? id : null;
        _pages.Clear();
        if (!isFirst || View is null) await ReadAnewAsync();
        if (!isFirst) _list.FocusNext(ListHeading);
    }

    protected override async Task ReadAsync()
    {
        var (before, since) = (View?.Expenses, Sequence);
        if (await ReadAsync(fresh => _list.Take(fresh), isShared: true)) await _list.TintAsync(before, since);
    }

    Task<bool> ReadAnewAsync() => ReadAsync(_list.TakeAll, isShared: false);

    Task<bool> ReadAsync(Func<ExpensePage, ExpensePage> take, bool isShared)
    {
        var after = _pages.TryPeek(out var last) ? last : null;
        var query = new DashboardRequest(_period.Month, Today, _categoryId, after, _period.Days);
        return _list.ReadAsync(
            () => isShared ? Reads.ReadAsync(Ledger.Member, query, ViewAsync) : ViewAsync(Ledger.Member),
            view => View = view with { Expenses = take(view.Expenses) });

        Task<DashboardView> ViewAsync(Member member) => Dashboard.ViewAsync(member, query);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await _list.FocusAsync();
        await base.OnAfterRenderAsync(firstRender);
    }

    protected override void Leave() => _list?.Dispose();

    async Task FillAsync()
    {
        if (await Guard.TryAsync(() => Own.RunAsync(() => Demo.FillAsync(Ledger.Member, Today, key => T[key]))))
            await Toaster.OfferUndoAsync(Ledger.Member);
        await ReadAnewAsync();
        _list.FocusNext(ListHeading);
    }

    void Filter(Guid? categoryId) => Navigation.NavigateTo(Ledger.To(_period.Address(Current, categoryId)));

    async Task OlderAsync()
    {
        if (View?.Expenses.Next is not { } next) return;
        _pages.Push(next);
        await TurnAsync();
    }

    async Task NewerAsync()
    {
        _pages.TryPop(out _);
        await TurnAsync();
    }

    async Task TurnAsync()
    {
        await ReadAnewAsync();
        await Script.FocusAsync(ListHeading);
    }
}
