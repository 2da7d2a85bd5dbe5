using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Expenses;

/// <summary>Reads what programs say about an expense; all that is wrong with it is told at once.</summary>
sealed class ApiExpenseBodyReader(
    Member member, CategoryService categories, PersonReader people, TimeProvider time, CancellationToken cancel)
{
    readonly Dictionary<string, Guid?> _named = [];
    DateOnly? _today;

    /// <param name="within">Where the expense stands in the body.</param>
    /// <exception cref="ApiException">Something is wrong with it.</exception>
    public async Task<ExpenseInput> ReadAsync(ApiNewExpense expense, string within = "")
    {
        var faults = new List<BrokenApiRule>();
        Check(faults, within, () => ExpenseRules.Title(expense.Title));
        var amount = Money(faults, expense.Amount, within);
        if (expense.Amount is null) faults.Add(new(Rules.Money.AmountMissing, [], $"{within}/amount"));
        var category = await CategoryAsync(faults, expense.CategoryId, expense.Category, within);
        if (category is null && expense is { CategoryId: null, Category: null })
            faults.Add(new(Rules.Expenses.CategoryMissing, [], $"{within}/categoryId"));
        var date = expense.Date ?? await TodayAsync();
        Check(faults, within, () => ExpenseRules.Date(date));
        Check(faults, within, () => ExpenseRules.Note(expense.Note));
        Check(faults, within, () => TagRules.All(Names(faults, expense.Tags, within)));
        if (faults.Count > 0) throw new ApiException(StatusCodes.Status422UnprocessableEntity, faults);
        return new(expense.Title, amount!.Value, category!.Value, date, expense.Note, expense.Tags);
    }

    /// <exception cref="ApiException">Something is wrong with it.</exception>
    public async Task<ExpenseEdit> ReadAsync(ApiExpensePatch patch, string within = "")
    {
        patch.RefuseNulls();
        var faults = new List<BrokenApiRule>();
        if (patch.Title is not null) Check(faults, within, () => ExpenseRules.Title(patch.Title));
        var amount = Money(faults, patch.Amount, within);
        var category = await CategoryAsync(faults, patch.CategoryId, patch.Category, within);
        if (patch.Date is { } date) Check(faults, within, () => ExpenseRules.Date(date));
        Check(faults, within, () => ExpenseRules.Note(patch.Note));
        Check(faults, within, () => TagRules.All(Names(faults, patch.Tags, within)));
        if (faults.Count > 0) throw new ApiException(StatusCodes.Status422UnprocessableEntity, faults);
        return new(
            patch.Title, amount, category, patch.Date, patch.Has("note") ? patch.Note ?? "" : null,
            patch.Has("tags") ? patch.Tags ?? [] : null);
    }

    Money? Money(List<BrokenApiRule> faults, ApiMoneyInput? amount, string within)
    {
        if (amount is null) return null;
        try
        {
            var money = amount.In(member.Currency, $"{within}/amount");
            ExpenseRules.Minor(money);
            return money;
        }
        catch (ApiException refused)
        {
            faults.AddRange(refused.Faults);
        }
        catch (RuleException broken)
        {
            faults.Add(BrokenApiRule.Of(broken, within));
        }
        return null;
    }

    async Task<Guid?> CategoryAsync(List<BrokenApiRule> faults, Guid? id, string? name, string within)
    {
        if (name is null) return id;
        if (!_named.TryGetValue(name, out var found))
            found = _named[name] = await categories.FindAsync(member, name, cancel);
        if (found is null || id is not null && id != found)
            faults.Add(new(ApiRuleCodes.CategoryUnknown, [name], $"{within}/category"));
        return found;
    }

    async Task<DateOnly> TodayAsync() => _today ??= (await people.FindAsync(member.UserId, cancel)).Today(time);

    static IReadOnlyList<string> Names(List<BrokenApiRule> faults, IReadOnlyList<string?>? tags, string within)
    {
        for (var i = 0; i < tags?.Count; i++)
            if (tags[i] is null) faults.Add(new(ApiRuleCodes.FieldUnreadable, [], $"{within}/tags/{i}"));
        return [.. (tags ?? []).OfType<string>()];
    }

    static void Check(List<BrokenApiRule> faults, string within, Action rule)
    {
        try
        {
            rule();
        }
        catch (RuleException broken)
        {
            faults.Add(BrokenApiRule.Of(broken, within));
        }
    }
}
