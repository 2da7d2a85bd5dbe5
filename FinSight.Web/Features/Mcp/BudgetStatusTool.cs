using System.ComponentModel;
using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>The budgets and how they stand.</summary>
sealed class BudgetStatusTool() : McpTool<BudgetStatusTool.Ask, BudgetStatusTool.Answer>(
    "budget_status", "Budgets",
    "How budgets stand on a day: spent, left, what each day to go may take, and where the pace leads.",
    TokenScopeKinds.Read)
{
    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read);
        var day = ask.On is { } on ? ExpenseRules.Date(on) : await call.TodayAsync();
        var view = await call.Get<BudgetService>().ViewAsync(member, day, call.Cancel);
        return new(
            McpUntrustedTextNotice.Text, day, member.Currency.Code,
            [.. view.Lines.Select(line => Of(line, member.Currency))]);
    }

    static Line Of(BudgetLine line, Currency currency)
    {
        var now = line.Status;
        return new(
            line.Category?.Name, ApiFieldNames.Of(line.Budget.Cycle), line.Days.First, line.Days.Last, line.IsRunning,
            McpMoneyFormat.Of(now.Limit, currency),
            McpMoneyFormat.Of(now.Spent, currency), McpMoneyFormat.Of(now.Left, currency), now.Percent, now.DaysToGo,
            McpMoneyFormat.Of(now.PerDay, currency),
            now.PaceAtEnd is { } pace ? McpMoneyFormat.Of(pace, currency) : null);
    }

    public sealed record Ask : McpToolInputBase
    {
        [Description("Today by default.")]
        public DateOnly? On { get; init; }
    }

    public sealed record Answer(string Notice, DateOnly On, string Currency, IReadOnlyList<Line> Rows);

    /// <param name="Category">Null for the whole ledger.</param>
    public sealed record Line(
        string? Category, string Period, DateOnly From, DateOnly To, bool Running, string Limit, string Spent,
        string Left, long? Percent, int DaysToGo, string PerDay, string? PaceAtEnd);
}
