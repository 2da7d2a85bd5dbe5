using FinSight.Core.Expenses;

namespace FinSight.Core.Budgets;

/// <summary>What a budget must be; each rule answers with the value as it is stored.</summary>
static class BudgetRules
{
    public const int Most = 200;

    /// <summary>Minor units.</summary>
    /// <exception cref="RuleException">It is missing, not above 0, too large, or in another currency.</exception>
    public static long Minor(Money? typed, Currency currency)
    {
        if (typed is not { } amount) throw new RuleException(Rules.Money.AmountMissing);
        if (amount.Currency != currency)
            throw new RuleException(Rules.Expenses.AmountNotInLedgerCurrency, currency.Code);
        if (amount.Minor < 0) throw new RuleException(Rules.Budgets.AmountNegative);
        return ExpenseRules.Minor(amount);
    }

    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public static BudgetDefinition Definition(BudgetInput fields, Currency currency, int firstDay, DateOnly today)
    {
        if (!Enum.IsDefined(fields.Cycle)) throw new RuleException(Rules.Budgets.PeriodUnknown);
        var starts = ExpenseRules.Date(fields.StartsOn ?? today);
        if (fields.Cycle.Weeks() == 0)
            starts = BudgetPeriod.Containing(starts, fields.Cycle, starts, firstDay).Days.First;
        return new(
            fields.Cycle, starts, null, DatedBudgetAmounts.Of(starts, Minor(fields.Amount, currency)),
            fields.RollsLeft, fields.RollsOver);
    }

    /// <summary>Whether another one gives out for the same category, as often, on the same days.</summary>
    public static bool IsTaken(Budget budget, IEnumerable<Budget> all, Currency currency) =>
        all.Any(other => other.Id != budget.Id
            && other.CategoryId == budget.CategoryId && other.Cycle == budget.Cycle
            && other.Definition(currency).Overlaps(budget.Definition(currency)));
}
