using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Core.Reports;
using FinSight.Web.Components;
using FinSight.Web.Features.Export;
using FinSight.Web.Features.Reports.Drawing;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Reports;

public sealed partial class ReportsPage
{
    ParsedFilter _asked = new(ExpenseFilter.Everything, []);
    ExpenseFilter? _reversed;
    FilterProblem? _unknown;
    readonly Queue<string?> _typed = new();
    string? _shown;
    string? _text;
    string? _filter;
    (DateOnly? From, DateOnly? To) _days;
    int _reading;

    [SupplyParameterFromQuery(Name = "q")]
    public string? AskedFilter { get; set; }

    [SupplyParameterFromQuery(Name = "paper")]
    public string? AskedPaper { get; set; }

    [SupplyParameterFromQuery(Name = "list")]
    public bool WithList { get; set; }

    ReportResult? View { get; set; }

    protected override long? Sequence => View?.Sequence;

    bool Disabled => !RendererInfo.IsInteractive;

    DateOnly Today => Ledger.Person.Today(Time);

    int FirstDay => Ledger.Member.FirstDay;

    PaperDimensions Size => PaperDimensions.Of(AskedPaper, Ledger.Culture);

    FilterTextParser Language =>
        new(Ledger.Member.Currency, Ledger.Culture, new DayPhraseReader(Today, Ledger.Culture, FirstDay).Read);

    FilterProblem? Problem => _asked.Problems.Count > 0 ? _asked.Problems[0] : _unknown;

    // Days of which the first comes after the last say nothing until one of them is mended.
    ExpenseFilter Chosen => _reversed ?? _asked.Filter;

    bool IsUnclear => Problem is not null || _reversed is not null;

    /// <summary>The filter without its days.</summary>
    string Words =>
        _asked.Problems.Count > 0
            ? Language.FromAddress(AskedFilter)
            : Language.Write(_asked.Filter with { From = null, To = null });

    IEnumerable<(string Name, DateRange Days)> Periods =>
    [
        (T["This month"], ReportPeriods.ThisMonth(Today, FirstDay)),
        (T["Last month"], ReportPeriods.LastMonth(Today, FirstDay)),
        (T["This quarter"], ReportPeriods.Quarter(Today, FirstDay)),
        (T["The quarter before"], ReportPeriods.Quarter(Today, FirstDay, before: 1)),
        (T["This year"], ReportPeriods.Year(Today, FirstDay)),
        (T["The year before"], ReportPeriods.Year(Today, FirstDay, before: 1)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{AskedFilter is null} {AskedFilter}";
        if (_shown == asked) return;
        (_shown, _reversed) = (asked, null);
        _asked = ReportFilterParser.Read(AskedFilter, Language, Ledger.Member, Today);
        ShowAsked();
        await ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        if (_asked.Problems.Count > 0) return;
        var reading = ++_reading;
        try
        {
            var view = await Reports.ViewAsync(Ledger.Member, new ReportRequest(_asked.Filter, Today));
            if (reading == _reading) (View, _unknown) = (view, null);
        }
        catch (RuleException unknown) when (unknown.Field == FieldNames.Filter)
        {
            if (reading == _reading)
                _unknown = new("", unknown.Rule, [.. unknown.Arguments.Select(argument => $"{argument}")]);
        }
    }

    bool IsChosen(DateRange days) => (_asked.Filter.From, _asked.Filter.To) == (days.First, days.Last);

    string Address(ExpenseFilter filter) => ReportAddress.To(
        Ledger, ReportAddress.Page, Language.ToAddress(Language.Write(filter)), AskedPaper, WithList);

    /// <summary>Of what stands in the field.</summary>
    string AddressOf(string? paper = null, bool? withList = null) => ReportAddress.To(
        Ledger, ReportAddress.Page, _filter, paper ?? AskedPaper, withList ?? WithList);

    Task GoAsync(string address) => Script.TurnToAsync(address, replace: true);

    // What is being typed stays until the address says something that was not typed here.
    void ShowAsked()
    {
        var isTyped = _typed.Contains(AskedFilter);
        while (isTyped && _typed.Dequeue() != AskedFilter) { }
        if (!isTyped) (_text, _filter, _days) = (Words, AskedFilter, (_asked.Filter.From, _asked.Filter.To));
    }

    Task TypeWordsAsync()
    {
        var typed = Language.Parse(_text);
        _asked = _asked with { Problems = typed.Problems };
        if (typed.Problems.Count > 0) return Task.CompletedTask;
        var days = Language.Write(new ExpenseFilter
        {
            From = typed.Filter.From ?? _days.From,
            To = typed.Filter.To ?? _days.To,
        });
        // The file is at once of what is typed, or there is none: the address follows.
        _filter = Language.ToAddress($"{days} {Language.Write(typed.Filter with { From = null, To = null })}").Trim();
        if (_filter != AskedFilter) _typed.Enqueue(_filter);
        return GoAsync(AddressOf());
    }

    // A year of which only some digits have been typed is no date yet.
    async Task ChangeDayAsync(ChangeEventArgs change, Func<DateOnly?, ExpenseFilter> with)
    {
        DateOnly? day = null;
        if (change.Value is string { Length: > 0 } typed && (day = Period.Day(typed)) is null) return;
        var chosen = with(day);
        _reversed = chosen.From > chosen.To ? chosen : null;
        if (_reversed is null) await GoAsync(Address(chosen));
    }

    static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
