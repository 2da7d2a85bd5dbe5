using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.QuickEntry;

public sealed partial class QuickAdd
{
    readonly QuickLineModel _line = new();
    readonly Guid _begun = Guid.CreateVersion7();
    AddExpenseForm _fields = null!;
    Guid _id;
    string? _said;
    LedgerContext? _read;
    bool _tried;
    RuleException? _refused;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CategoryChoice> Choices { get; set; }

    /// <summary>Whether the page has the expenses of a day in sight.</summary>
    [Parameter]
    public Func<DateOnly, bool>? Shows { get; set; }

    string DraftKey => $"line-{Ledger.Member.LedgerId:N}-{Ledger.Person.Id:N}";

    // As it is written here: a comma may stand where another reader has a point.
    string Example =>
        Ledger.Amount(Ledger.Member.Currency.Exponent == 0 ? 450 : Ledger.Member.Currency.MinorPerUnit * 9 / 2);

    string? PinsText => TypedPins.Of(_line.Pins)?.Write();

    RuleException? Shown => _refused ?? (_tried ? _line.Broken(problem => !problem.Asks) : null);

    protected override void OnInitialized() => _id = _begun;

    // It may be another day, or another currency.
    protected override void OnParametersSet()
    {
        if (_read is not null && _read != Ledger) Understand();
        _read = Ledger;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Script.ResumeAsync();
    }

    async Task ReadAsync(ChangeEventArgs typed)
    {
        var begins = _line.Text.Length == 0;
        (_line.Text, _refused) = (typed.Value as string ?? "", null);
        Understand();
        if (begins) await LearnAsync();
    }

    async Task UnfoldAsync()
    {
        if (_fields.Carried is { } back)
        {
            if (!await Script.CarryBackAsync(back.Id, back.Line)) return;
            _fields.Empty();
            Pin(back.Pins);
        }
        else if (_line.Result is { } read
            && _fields.IsUntouched
            && Guid.TryParse(await Script.CarryAsync(_line.Text), out var id))
        {
            var carried = new CarriedQuickLine(id, _line.Text, _line.Pins);
            _line.Clear();
            Understand();
            await _fields.TakeAsync(carried, read);
        }
    }

    void Pin(QuickEntryPins pins)
    {
        _line.Pins = pins;
        Understand();
    }

    void Understand()
    {
        _line.Read(Ledger, Ledger.Person.Today(Time));
        _tried &= _line.Result is not null;
    }

    async Task AddAsync()
    {
        // Today is the day on which Enter is pressed, and not the one on which the line was begun.
        Understand();
        if (_line.Result?.Fields is not { } fields)
        {
            _tried = _line.Result is not null;
            await Script.RefuseAsync(_id, Shown ?? _line.Broken(_ => true));
            if (_line.Broken(problem => problem.Asks) is not null) await Script.AskAsync(_line.Text);
            return;
        }
        // All before the first wait: the next entry may be on its way already, and comes with its id.
        var id = _id;
        (_id, _said, _refused) = (Guid.CreateVersion7(), null, null);
        _line.Clear();
        Understand();
        await SaveAsync(id, fields);
    }

    async Task SaveAsync(Guid id, ExpenseInput fields)
    {
        WriteResult<ExpenseRow> added = null!;
        if (!await Guard.TryAsync(
            async () => added = await Own.RunAsync(() => Expenses.AddAsync(Ledger.Member, id, fields)),
            problem => _refused = problem))
        {
            await Script.RefuseAsync(id, _refused);
            return;
        }
        _said = T["Added {0}, {1}.", added.Row.Title, Ledger.AmountWithCode(added.Row.Amount)];
        await Script.SettleAsync(id);
        await LearnAsync();
        await Told.TellAsync(Ledger, added, Shows);
    }

    // What was chosen for this entry counts for the one that is typed already.
    async Task LearnAsync()
    {
        if (_line.Text.Length == 0) return;
        _line.Words = await Entries.VocabularyAsync(Ledger.Member);
        Understand();
    }

    void TakeId(ChangeEventArgs sent)
    {
        if (Guid.TryParse(sent.Value as string, out var id)) _id = id;
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged, problem => _refused = problem);
}
