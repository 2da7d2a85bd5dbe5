using System.ComponentModel;
using System.Text.Json.Serialization;
using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>Deals with one message of the inbox, once it was looked at.</summary>
sealed class ResolveInboxTool() : McpTool<ResolveInboxTool.Ask, ResolveInboxTool.Answer>(
    "resolve_inbox", "Resolve an inbox message",
    "Adds an expense of a message from list_inbox, says that it is about an expense that is there (attach), or that " +
    "it is no payment (dismiss). Fields left out are as it was read.", TokenScopeKinds.Add)
{
    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Add);
        var id = ask.Id ?? throw ApiException.BadField("/id", ApiRuleCodes.FieldMissing);
        var act = ask.Act ?? throw ApiException.BadField("/act", ApiRuleCodes.FieldMissing);
        if (act == Act.Attach && ask.Expense is null) throw ApiException.BadField(
            "/expense", ApiRuleCodes.FieldMissing);
        var inbox = call.Get<InboxService>();
        var view = await inbox.ViewAsync(member, call.Cancel);
        var entry = view.Waiting.Concat(view.Repeats).FirstOrDefault(one => one.Id == id)
            ?? throw ApiException.BadField("/id", ApiRuleCodes.RowNotFound);
        var fields = FieldsOf(ask, member, view.Choices);
        if (!ask.Confirm)
            // Who may only add is not told what came.
            return new(
                McpUntrustedTextNotice.Text, false, null, null,
                call.MayRead ? Preview(entry, ask, fields, member, view.Choices) : null, McpPreviewText.Todo);
        if (act == Act.Add)
        {
            var written = await inbox.AcceptAsync(member, id, fields, call.Cancel);
            return new(McpUntrustedTextNotice.Text, true, written.BatchId, Of(written.Row, member, view.Choices), null);
        }
        if (act == Act.Attach) await inbox.AttachAsync(member, id, ask.Expense!.Value, call.Cancel);
        else await inbox.DismissAsync(member, id, call.Cancel);
        return new(McpUntrustedTextNotice.Text, true, null, null, null);
    }

    /// <exception cref="ApiException">The category is not known, or the amount can't be read.</exception>
    static InboxAcceptInput FieldsOf(Ask ask, Member member, IReadOnlyList<CategoryChoice> choices)
    {
        Guid? category = ask.Category is not { } name ? null
            : choices.FirstOrDefault(choice => !choice.Archived && Names.Key(choice.Name) == Names.Key(name))?.Id
                ?? throw ApiException.BadField("/category", ApiRuleCodes.CategoryUnknown, name);
        var amount = ask.Amount is { } text ? new ApiMoneyInput { Amount = text }.In(member.Currency) : (Money?)null;
        return new(ask.Title, amount, category, ask.Date, ask.Note, ask.Tags);
    }

    static McpInboxMessage Preview(
        InboxEntryView entry, Ask ask, InboxAcceptInput fields, Member member, IReadOnlyList<CategoryChoice> choices)
    {
        var read = McpInboxMessage.Of(entry, choices);
        return read with
        {
            Title = ask.Title ?? read.Title,
            Amount = fields.Amount is { } amount ? McpMoneyFormat.Of(amount.Minor, member.Currency) : read.Amount,
            Currency = fields.Amount is null ? read.Currency : member.Currency.Code,
            Category = ask.Category ?? read.Category,
            Date = ask.Date ?? read.Date,
            Expense = ask.Expense ?? read.Expense,
        };
    }

    static McpExpense Of(ExpenseRow row, Member member, IReadOnlyList<CategoryChoice> choices) =>
        McpExpense.Of(row, member.Currency, choices.ToDictionary(choice => choice.Id, choice => choice.Name));

    public sealed record Ask : McpWriteToolInputBase
    {
        [Description("From list_inbox.")]
        public Guid? Id { get; init; }

        public Act? Act { get; init; }

        [Description("To attach to.")]
        public Guid? Expense { get; init; }

        public string? Title { get; init; }

        [Description("In the ledger's currency.")]
        public string? Amount { get; init; }

        public string? Category { get; init; }

        public DateOnly? Date { get; init; }

        public string? Note { get; init; }

        public IReadOnlyList<string>? Tags { get; init; }
    }

    [JsonConverter(typeof(ActConverter))]
    public enum Act
    {
        Add,
        Attach,
        Dismiss,
    }

    sealed class ActConverter() : JsonStringEnumConverter<Act>(
        System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    /// <param name="Batch">What undo_batch takes back; none where nothing was added.</param>
    public sealed record Answer(
        string Notice, bool Written, Guid? Batch, McpExpense? Expense, McpInboxMessage? Message, string? Todo = null);
}
