using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Expenses;

public sealed partial class FilterBar
{
    string? _text;
    string? _given;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    /// <summary>The filter that is wanted, as its reader types it.</summary>
    [Parameter]
    public string? Text { get; set; }

    [Parameter, EditorRequired]
    public required ExpenseFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FilterProblem> Problems { get; set; }

    /// <summary>What there is to choose from.</summary>
    [Parameter, EditorRequired]
    public required ExpenseListView View { get; set; }

    [Parameter, EditorRequired]
    public required FilterTextParser Language { get; set; }

    [Parameter]
    public ExpenseSort Sort { get; set; }

    [Parameter]
    public EventCallback<ExpenseFilterChangedEvent> OnFilter { get; set; }

    bool Disabled => !RendererInfo.IsInteractive;

    // Each with a name that exists here, so that it finds something.
    IEnumerable<string> Samples =>
    [
        .. View.Choices.Take(1).Select(c => T["category:"] + Value(FilterKind.Category, c.Name)),
        .. View.Tags.Take(1).Select(tag => "-" + T["tag:"] + Value(FilterKind.Tag, tag)),
        .. View.People.Skip(1).Take(1).Select(p => T["by:"] + Value(FilterKind.By, p.Name)),
        T["amount>50"], T["Last month"], $"\"{T["Train ticket"]}\"",
    ];

    // In quotes where it has to be.
    string Value(FilterKind kind, string name)
    {
        var text = Language.Write(new ExpenseFilter().With(kind, name));
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    // What is being typed stays until something else is wanted than was typed here.
    protected override void OnParametersSet()
    {
        var text = Text ?? "";
        if (_given == text) return;
        _given = _text = text;
    }

    Task TypeAsync()
    {
        _given = Language.FromAddress(Language.ToAddress(_text));
        return OnFilter.InvokeAsync(new(_text, Sort, IsTyped: true));
    }

    Task SettleAsync()
    {
        _text = Language.FromAddress(Language.ToAddress(_text));
        return SearchAsync();
    }

    Task SearchAsync() => OnFilter.InvokeAsync(new(_text, Sort));

    Task AddAsync(string sample)
    {
        _text = $"{_text} {sample}".Trim();
        return SearchAsync();
    }

    Task ChangeAsync(ExpenseFilter filter)
    {
        _text = Language.Write(filter);
        return SearchAsync();
    }

    Task SortAsync(ChangeEventArgs change) =>
        OnFilter.InvokeAsync(
            new(_text, Enum.TryParse<ExpenseSort>(change.Value as string, out var sort) ? sort : ExpenseSort.Newest));

    // A year of which only some digits have been typed is no date yet.
    Task ChangeDayAsync(ChangeEventArgs change, Func<DateOnly?, ExpenseFilter> with)
    {
        if (change.Value is not string { Length: > 0 } typed) return ChangeAsync(with(null));
        return DateOnly.TryParseExact(typed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && ExpenseRules.IsDate(day)
            ? ChangeAsync(with(day))
            : Task.CompletedTask;
    }

    static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);
}
