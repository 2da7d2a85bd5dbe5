using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Expenses;

namespace FinSight.Tests.Expenses;

/// <summary>An open form over a chair for CHF 1,204.50.</summary>
public abstract class EditFormTestBase : SignedInComponentTestBase
{
    /// <summary>How often a form was closed.</summary>
    protected int Done { get; private set; }

    protected async Task<ExpenseRow> ChairAsync(params string[] tags) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(),
        await House.FieldsAsync(Ledger.Member, "Chair", 120_450, "Home") with { Tags = tags });

    // The look at what others did pauses in a burst.
    protected async Task SoonAsync(Action assertion)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        while (true)
        {
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (!patience.IsCancellationRequested)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }

    protected Money Francs(long minor) => new(minor, Ledger.Member.Currency);

    protected static string? Asked(IRenderedComponent<EditExpenseForm> form, string label) =>
        Field(form, label).GetAttribute("aria-describedby") is { } id ? form.Find($"#{id}").TextContent.Trim() : null;

    protected static IElement Answer(IRenderedComponent<EditExpenseForm> form, string name) =>
        form.FindAll("button").First(button => button.TextContent == name);

    protected IRenderedComponent<EditExpenseForm> Draw(ExpenseRow row) => Show<EditExpenseForm>(p => p
        .Add(f => f.Row, row)
        .Add(f => f.Entry, ExpenseFormModel.Of(row, Ledger))
        .Add(f => f.Choices, Choices)
        .Add(f => f.OnDone, () => Done++));

    protected static string? Value(IRenderedComponent<EditExpenseForm> form, string label) =>
        Field(form, label).GetAttribute("value");
}
