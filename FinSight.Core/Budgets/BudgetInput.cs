namespace FinSight.Core.Budgets;

/// <summary>What a person states about a new budget.</summary>
/// <param name="CategoryId">Null for the whole ledger.</param>
/// <param name="StartsOn">In its first period, today's by default; periods of weeks begin on this day.</param>
public sealed record BudgetInput(
    Guid? CategoryId, Money? Amount, BudgetCycleKind Cycle, DateOnly? StartsOn = null, bool RollsLeft = false,
    bool RollsOver = false)
{
    public BudgetWarningSettings Warnings { get; init; } = BudgetWarningSettings.Usual;
}

/// <summary>What a person changes of a budget; null leaves a field as it is.</summary>
/// <param name="Amount">Counts from the period of today on; earlier ones keep what held then.</param>
public sealed record BudgetEdit(Money? Amount = null, bool? RollsLeft = null, bool? RollsOver = null)
{
    internal static readonly string[] Fields =
        [
            BudgetLogDefinition.Amounts, BudgetLogDefinition.RollsLeft, BudgetLogDefinition.RollsOver,
            BudgetLogDefinition.Pauses, BudgetLogDefinition.WarnsAt,
            BudgetLogDefinition.WarnsOfPace
        ];

    /// <summary>Whether it rests from the period of today on, or counts again.</summary>
    public bool? Paused { get; init; }

    /// <summary>Percents of the limit.</summary>
    public IReadOnlyList<int>? WarnsAt { get; init; }

    public bool? WarnsOfPace { get; init; }

    /// <exception cref="RuleException">A threshold breaks a rule.</exception>
    internal BudgetWarningSettings Over(BudgetWarningSettings warnings) =>
        new(WarnsAt is null ? warnings.Percents : BudgetWarningSettings.Check(WarnsAt), WarnsOfPace ?? warnings.OfPace);

    /// <exception cref="RuleException">The amount breaks a rule.</exception>
    internal BudgetDefinition Over(BudgetDefinition definition, Currency currency, int firstDay, DateOnly today) =>
        definition with
        {
            Pauses = (Paused is { } on ? definition.Pause(on, today, firstDay) : definition).Pauses,
            Amounts = Amount is null ? definition.Amounts
                : definition.Amounts.Change(
                    definition.Periods(today, firstDay)[^1].Days.First, BudgetRules.Minor(Amount, currency)),
            RollsLeft = RollsLeft ?? definition.RollsLeft,
            RollsOver = RollsOver ?? definition.RollsOver,
        };
}

/// <summary>A budget as it is stored.</summary>
/// <param name="CategoryId">Null for the whole ledger.</param>
/// <param name="EndsOn">The last day of its last period; null where it goes on.</param>
/// <param name="Amount">What it gives out per period by now, in minor units.</param>
/// <param name="Version">To be given back with an edit.</param>
public sealed record BudgetDetails(
    Guid Id, Guid? CategoryId, BudgetCycleKind Cycle, DateOnly StartsOn, DateOnly? EndsOn, long Amount, bool RollsLeft,
    bool RollsOver, BudgetWarningSettings Warnings, long Version)
{
    internal static BudgetDetails Of(Budget b, Currency currency) => new(
        b.Id, b.CategoryId, b.Cycle, b.StartsOn, b.EndsOn, b.Definition(currency).Amounts.Last, b.RollsLeft,
        b.RollsOver, b.Warnings, b.Version);
}
