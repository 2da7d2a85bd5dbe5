using System.ComponentModel;
using System.Text.Json.Serialization;
using FinSight.Core.Expenses;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Mcp;

/// <summary>Expenses that match, with what all of them come to before the rows of a page.</summary>
sealed class SearchExpensesTool() : McpTool<SearchExpensesTool.Ask, SearchExpensesTool.Answer>(
    "search_expenses", "Search expenses",
    "Finds expenses. Count and total are of all that match; rows come page by page.", TokenScopeKinds.Read)
{
    const int Most = 50;
    const int Usual = 20;

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read);
        if (ask.Limit is < 1 or > Most) throw ApiException.BadField("/limit", ApiRuleCodes.TooManyRows, Most);
        var filter = await call.FilterAsync(member, ask.Q, ask.From, ask.To);
        var sort = Enum.Parse<ExpenseSort>($"{ask.Sort ?? Order.Newest}");
        var after = ask.Cursor is null ? null
            : ExpenseListAddress.After(ask.Cursor, sort)
                ?? throw ApiException.BadField("/cursor", ApiRuleCodes.FieldUnreadable);
        var search = call.Get<ExpenseSearchService>();
        var page = await search.ListAsync(member, new(filter, sort, after), ask.Limit ?? Usual, call.Cancel);
        var all = await search.TotalsAsync(member, filter, call.Cancel);
        var categories = await call.CategoriesAsync(member);
        return new(
            McpUntrustedTextNotice.Text, all.Count, McpMoneyFormat.Of(all.Amount, member.Currency),
            member.Currency.Code, [.. page.Rows.Select(row => McpExpense.Of(row, member.Currency, categories))],
            page.Next is { } next ? ExpenseListAddress.Write(next, sort) : null);
    }

    public sealed record Ask : McpToolInputBase
    {
        [Description("Filter, see whoami.")]
        public string? Q { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public Order? Sort { get; init; }

        [Description("1 to 50; 20 by default.")]
        public int? Limit { get; init; }

        [Description("`next` of the page before.")]
        public string? Cursor { get; init; }
    }

    [JsonConverter(typeof(OrderConverter))]
    public enum Order
    {
        Newest,
        Oldest,
        Largest,
        Smallest,
    }

    sealed class OrderConverter() : JsonStringEnumConverter<Order>(
        System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public sealed record Answer(
        string Notice, long Count, string Total, string Currency, IReadOnlyList<McpExpense> Rows, string? Next);
}
