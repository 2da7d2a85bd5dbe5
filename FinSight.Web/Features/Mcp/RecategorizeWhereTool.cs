using System.ComponentModel;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>Moves all that matches to a category, once its number and some of it were looked at.</summary>
sealed class RecategorizeWhereTool() : McpTool<RecategorizeWhereTool.Ask, RecategorizeWhereTool.Answer>(
    "recategorize_where", "Recategorize",
    "Moves all expenses that match a filter to a category. The preview shows how many there are, and five of them; " +
    "to confirm, give that count.", TokenScopeKinds.Read | TokenScopeKinds.Write, isDestructive: true)
{
    const int Shown = 5;

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read | TokenScopeKinds.Write);
        if (string.IsNullOrWhiteSpace(ask.Q)) throw ApiException.BadField("/q", ApiRuleCodes.FieldMissing);
        var name = ask.Category ?? throw ApiException.BadField("/category", ApiRuleCodes.FieldMissing);
        var category = await call.Get<CategoryService>().FindAsync(member, name, call.Cancel)
            ?? throw ApiException.BadField("/category", ApiRuleCodes.CategoryUnknown, name);
        var filter = await call.FilterAsync(member, ask.Q);
        var (search, categories) = (call.Get<ExpenseSearchService>(), await call.CategoriesAsync(member));
        var page = await search.ListAsync(member, new(filter), Shown, call.Cancel);
        var all = await search.TotalsAsync(member, filter, call.Cancel);
        var answer = new Answer(
            McpUntrustedTextNotice.Text, false, null, all.Count, McpMoneyFormat.Of(all.Amount, member.Currency),
            member.Currency.Code,
            categories[category],
            [.. page.Rows.Select(row => McpExpense.Of(row, member.Currency, categories))], McpPreviewText.Todo);
        if (!ask.Confirm) return answer;
        var expected = ask.Count ?? throw ApiException.BadField("/count", ApiRuleCodes.FieldMissing);
        var done = await call.Get<ExpenseBulkService>()
            .MoveAsync(member, ExpenseSelection.All(filter), category, expected, call.Cancel);
        return answer with { Written = done.BatchId is not null, Batch = done.BatchId, Todo = null };
    }

    public sealed record Ask : McpWriteToolInputBase
    {
        [Description("Filter, see whoami.")]
        public string? Q { get; init; }

        [Description("Where they go.")]
        public string? Category { get; init; }

        [Description("Of the preview; needed to confirm.")]
        public long? Count { get; init; }
    }

    /// <param name="Examples">As they were before.</param>
    public sealed record Answer(
        string Notice, bool Written, Guid? Batch, long Count, string Total, string Currency, string Category,
        IReadOnlyList<McpExpense> Examples, string? Todo);
}
