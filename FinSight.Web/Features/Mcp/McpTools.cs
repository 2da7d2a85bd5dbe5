namespace FinSight.Web.Features.Mcp;

/// <summary>Everything that assistants can do; a token sees those of its scopes.</summary>
static class McpTools
{
    public static readonly IReadOnlyList<McpTool> All =
    [
        new WhoAmITool(),
        new SearchExpensesTool(),
        new SummarizeTool(),
        new BudgetStatusTool(),
        new RecentChangesTool(),
        new ListInboxTool(),
        new AddExpensesTool(),
        new ResolveInboxTool(),
        new EditExpensesTool(),
        new RecategorizeWhereTool(),
        new UndoBatchTool(),
    ];
}
