using System.Text.Json;
using System.Text.Json.Serialization;
using FinSight.Core.Budgets;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Budgets;

sealed record ApiBudgetList(IReadOnlyList<ApiBudget> Data, long Sequence);

/// <summary>A budget and how it stands.</summary>
/// <param name="CategoryId">Null for the whole ledger.</param>
/// <param name="Amount">What a period gives out, without what was carried to it.</param>
/// <param name="EndsOn">The last day of its last period; null where it goes on.</param>
/// <param name="RollsLeft">What is left goes to the next period.</param>
/// <param name="RollsOver">What was spent beyond it goes to the next period.</param>
/// <param name="Running">It counts: it has begun, is not over, and is not paused.</param>
/// <param name="Paused">It neither counts nor warns, until it is resumed.</param>
sealed record ApiBudget(
    Guid Id, Guid? CategoryId, ApiBudgetPeriodKind Period, DateOnly StartsOn, DateOnly? EndsOn, ApiMoney Amount,
    bool RollsLeft, bool RollsOver, bool Running, bool Paused, ApiBudgetStatus Status, long Version)
{
    public static ApiBudget Of(BudgetLine line, Currency currency)
    {
        var (budget, now) = (line.Budget, line.Status);
        return new(
            budget.Id, budget.CategoryId, (ApiBudgetPeriodKind)budget.Cycle, budget.StartsOn, budget.EndsOn,
            ApiMoney.Of(line.Amount, currency),
            budget.RollsLeft, budget.RollsOver, line.IsRunning, line.IsPaused,
            new(
                line.Days.First, line.Days.Last, ApiMoney.Of(now.Spent, currency), ApiMoney.Of(now.Limit, currency),
                ApiMoney.Of(now.Left, currency), now.Percent, now.DaysToGo, ApiMoney.Of(now.PerDay, currency),
                now.PaceAtEnd is { } pace ? ApiMoney.Of(pace, currency) : null),
            budget.Version);
    }
}

/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Limit">With what was carried from the period before.</param>
/// <param name="Left">Below 0 where more was spent.</param>
/// <param name="Percent">Spent of the limit; null where there is no limit to speak of.</param>
/// <param name="DaysToGo">Today included.</param>
/// <param name="PerDay">What each of them may take.</param>
/// <param name="PaceAtEnd">
/// What will have been spent, if it goes on like this; null where that is too early to say.
/// </param>
sealed record ApiBudgetStatus(
    DateOnly From, DateOnly To, ApiMoney Spent, ApiMoney Limit, ApiMoney Left, long? Percent, int DaysToGo,
    ApiMoney PerDay, ApiMoney? PaceAtEnd);

[JsonConverter(typeof(ApiBudgetPeriodKindConverter))]
enum ApiBudgetPeriodKind
{
    Month = BudgetCycleKind.Month,
    Week = BudgetCycleKind.Week,
    TwoWeeks = BudgetCycleKind.TwoWeeks,
    FourWeeks = BudgetCycleKind.FourWeeks,
    Quarter = BudgetCycleKind.Quarter,
    Year = BudgetCycleKind.Year,
}

sealed class ApiBudgetPeriodKindConverter() : JsonStringEnumConverter<ApiBudgetPeriodKind>(
    JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>A new budget.</summary>
sealed record ApiNewBudget
{
    /// <summary>None for the whole ledger.</summary>
    public Guid? CategoryId { get; init; }

    public ApiMoneyInput? Amount { get; init; }

    /// <summary>A month, if it is not given.</summary>
    public ApiBudgetPeriodKind? Period { get; init; }

    /// <summary>A day in its first period; today's, if it is not given.</summary>
    public DateOnly? StartsOn { get; init; }

    public bool RollsLeft { get; init; }

    public bool RollsOver { get; init; }
}

/// <summary>What changes of a budget: what is not there stays.</summary>
sealed record ApiBudgetPatch
{
    /// <summary>Counts from the period of today on.</summary>
    public ApiMoneyInput? Amount { get; init; }

    public bool? RollsLeft { get; init; }

    public bool? RollsOver { get; init; }

    /// <summary>
    /// From the period of today on: what was left before is there afterwards. One that does not run stays as it is.
    /// </summary>
    public bool? Paused { get; init; }
}

/// <param name="Batch">What undo takes back; null where there was nothing to write.</param>
sealed record ApiWrittenBudget(ApiBudget Budget, Guid? Batch, long? Sequence);
