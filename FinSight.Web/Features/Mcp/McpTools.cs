namespace FinSight.Web.Features.Mcp;

/// <summary>Everything that assistants can do; a token sees those of its scopes.</summary>
static class McpTools
{
    public static readonly IReadOnlyList<McpTool> All =
    [
        new WhoAmI(),
        new SearchExpenses(),
        new Summarize(),
        new BudgetStatus(),
        new RecentChanges(),
        new ListInbox(),
        new AddExpenses(),
        new ResolveInbox(),
        new EditExpenses(),
        new RecategorizeWhere(),
        new UndoBatch(),
    ];
}
