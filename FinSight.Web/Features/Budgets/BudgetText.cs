using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Budgets;

/// <summary>Budgets in words.</summary>
static class BudgetText
{
    public static string Name(BudgetLine line, IStringLocalizer texts) =>
        line.Category?.Name ?? texts["The whole ledger"];

    /// <summary>What stands above what all budgets leave together: it has no sign.</summary>
    public static string Head(LeftToSpend left, IStringLocalizer texts) =>
        left.Minor < 0 ? texts["Over budget"] : texts["Left to spend"];

    public static RenderFragment Figure(LeftToSpend left, LedgerContext ledger, bool hero = false) => MoneyFigure.Of(
        new Money(Math.Abs(left.Minor), ledger.Member.Currency), ledger.Culture,
        left.Minor < 0 ? "over-budget" : "left-to-spend", hero);

    public static string Cycle(BudgetCycleKind cycle, IStringLocalizer texts) => cycle switch
    {
        BudgetCycleKind.Month => texts["Every month"],
        BudgetCycleKind.Week => texts["Every week"],
        BudgetCycleKind.TwoWeeks => texts["Every two weeks"],
        BudgetCycleKind.FourWeeks => texts["Every four weeks"],
        BudgetCycleKind.Quarter => texts["Every quarter"],
        _ => texts["Every year"],
    };

    public static string Left(BudgetStanding status, LedgerContext ledger, IStringLocalizer texts) => status.Left < 0
        ? texts["{0} over", ledger.AmountWithCode(-status.Left)]
        : texts["{0} left", ledger.AmountWithCode(status.Left)];

    public static string Used(BudgetStanding status, IStringLocalizer texts) =>
        status.Percent is { } used ? texts["{0}% used", used] : texts["Nothing to spend"];

    /// <summary>How far it is, as a class of the style sheet; null where there is plenty left.</summary>
    public static string? Level(BudgetStanding status) =>
        status.Left < 0 || status.Percent is null ? "over" : status.Percent switch
        {
            >= 80 => "near",
            >= 50 => "half",
            _ => null,
        };

    /// <summary>Of the bar, in percent.</summary>
    public static string Width(BudgetStanding status) =>
        $"{(status.Percent is { } percent ? Math.Clamp(percent, 0, 100) : 100)}%";

    public static string ToGo(int days, IStringLocalizer texts) =>
        days == 1 ? texts["1 day to go"] : texts["{0} days to go", days];

    /// <summary>Null where there is nothing to say of it, as on the last day, when it has led where it leads.</summary>
    public static string? Pace(BudgetStanding status, LedgerContext ledger, IStringLocalizer texts) =>
        status is not { PaceAtEnd: { } end, DaysToGo: > 1 } ? null
        : end > status.Limit
            ? texts["At this pace {0} at the end, {1} over",
                ledger.Amount(end), ledger.Amount(end - status.Limit)].Value
        : texts["At this pace {0} at the end", ledger.Amount(end)].Value;
}
