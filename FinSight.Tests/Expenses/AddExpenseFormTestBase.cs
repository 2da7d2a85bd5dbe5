using Bunit;
using FinSight.Web.Features.Expenses;

namespace FinSight.Tests.Expenses;

/// <summary>The form for a new expense.</summary>
public abstract class AddExpenseFormTestBase : SignedInComponentTestBase
{
    private protected string IdOf(string category) => Choices.Single(choice => choice.Name == category).Id.ToString();

    private protected IRenderedComponent<AddExpenseForm> Draw() =>
        Show<AddExpenseForm>(p => p.Add(f => f.Choices, Choices));

    private protected static async Task AddAsync(
        IRenderedComponent<AddExpenseForm> form, string title, string amount, Guid? id = null)
    {
        if (id is not null) form.Input("[name=entry-id]", $"{id}");
        Field(form, "Title").Input(title);
        Field(form, "Amount").Input(amount);
        await form.SubmitAsync("form");
    }
}
