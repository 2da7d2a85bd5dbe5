using System.ComponentModel;
using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Inbox;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>Payments that arrived by themselves and wait for a person.</summary>
sealed class ListInboxTool() : McpTool<ListInboxTool.Ask, ListInboxTool.Answer>(
    "list_inbox", "Inbox",
    "Payments that arrived by themselves and are not counted yet: why each waits, what it says, and what it would " +
    "become. The latest first.",
    TokenScopeKinds.Read)
{
    const int Most = 50, Usual = 20;

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read);
        if (ask.Limit is < 1 or > Most) throw ApiException.BadField("/limit", ApiRuleCodes.TooManyRows, Most);
        var view = await call.Get<InboxService>().ViewAsync(member, call.Cancel);
        var rows = ask.Repeats ? view.Repeats : view.Waiting;
        return new(
            McpUntrustedTextNotice.Text, view.Count,
            [.. rows.Take(ask.Limit ?? Usual).Select(entry => McpInboxMessage.Of(entry, view.Choices))]);
    }

    public sealed record Ask : McpToolInputBase
    {
        [Description("Those that came again and were not counted, instead.")]
        public bool Repeats { get; init; }

        [Description("1 to 50; 20 by default.")]
        public int? Limit { get; init; }
    }

    /// <param name="Waiting">How many wait in all.</param>
    public sealed record Answer(string Notice, int Waiting, IReadOnlyList<McpInboxMessage> Rows);
}

/// <summary>A message of the inbox as assistants see it.</summary>
/// <param name="Says">Its own words, the beginning of a long one.</param>
/// <param name="Title">What the expense would be called.</param>
sealed record McpInboxMessage(
    Guid Id, DateTime At, string? From, string? Reason, string? Says, string? Amount, string? Currency, string? Title,
    string? Category, DateOnly? Date, Guid? Expense)
{
    const int MostWords = 300;

    public static McpInboxMessage Of(InboxEntryView entry, IReadOnlyList<CategoryChoice> choices) => new(
        entry.Id, entry.ReceivedAt, entry.From, entry.Reason, Beginning(entry.Text),
        entry.Minor is { } minor && Core.Amounts.Currency.TryFind(entry.Currency, out var currency)
            ? McpMoneyFormat.Of(minor, currency)
            : null,
        entry.Minor is null ? null : entry.Currency,
        entry.Title ?? entry.Merchant, choices.FirstOrDefault(choice => choice.Id == entry.CategoryId)?.Name,
        entry.Date, entry.ExpenseId);

    static string? Beginning(string? text) => text is not { Length: > MostWords } ? text
        : $"{text[..(char.IsHighSurrogate(text[MostWords - 1]) ? MostWords - 1 : MostWords)]}…";
}
