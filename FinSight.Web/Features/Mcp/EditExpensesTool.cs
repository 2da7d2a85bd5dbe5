using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;

namespace FinSight.Web.Features.Mcp;

/// <summary>Changes expenses one by one, or puts them in the trash, once it was looked at.</summary>
sealed class EditExpensesTool() : McpTool<EditExpensesTool.Ask, EditExpensesTool.Answer>(
    "edit_expenses", "Edit expenses",
    "Changes expenses by id and version, or puts them in the trash, from where they can come back. " +
    "Fields left out stay as they are. All or nothing.", TokenScopeKinds.Write, isDestructive: true)
{
    const int Most = 50;

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Write);
        if (ask.Edits is not { Count: > 0 } edits) throw ApiException.BadField("/edits", ApiRuleCodes.FieldMissing);
        if (edits.Count > Most) throw ApiException.BadField("/edits", ApiRuleCodes.TooManyRows, Most);
        var reader = new ApiExpenseBodyReader(
            member, call.Get<CategoryService>(), call.Get<PersonReader>(), call.Get<TimeProvider>(), call.Cancel);
        var (expenses, categories) = (call.Get<ExpenseService>(), await call.CategoriesAsync(member));
        var (operations, rows) = (new List<ExpenseOperation>(), new List<Row>());
        for (var i = 0; i < edits.Count; i++)
        {
            var within = $"/edits/{i}";
            var edit = edits[i] ?? throw ApiException.BadField(within, ApiRuleCodes.FieldMissing);
            var id = edit.Id ?? throw ApiException.BadField($"{within}/id", ApiRuleCodes.FieldMissing);
            var version = edit.Version ?? throw ApiException.BadField($"{within}/version", ApiRuleCodes.FieldMissing);
            var row = await expenses.FindAsync(member, id, call.Cancel)
                ?? throw ApiException.BadField($"{within}/id", ApiRuleCodes.RowNotFound);
            if (edit.Delete)
            {
                operations.Add(new ExpenseOperation.Delete(id, version));
                rows.Add(new(id, row.Version, Before(call, row, member, categories), null, true));
                continue;
            }
            var change = await reader.ReadAsync(ApiJson.Read<ApiExpensePatch>(Patch(edit), within), within);
            operations.Add(new ExpenseOperation.Change(id, version, change));
            rows.Add(new(
                id, row.Version,
                Before(call, row, member, categories), After(row, change, member, categories), null));
        }
        if (!ask.Confirm)
            return new(McpUntrustedTextNotice.Text, false, null, member.Currency.Code, rows, McpPreviewText.Todo);
        var done = await call.Get<ExpenseBatchService>().RunAllAsync(member, operations, call.Cancel);
        if (done.HasFailed) throw Refused(call, done);
        return new(
            McpUntrustedTextNotice.Text, done.BatchId is not null, done.BatchId, member.Currency.Code,
            [.. done.Outcomes.Select((outcome, i) => new Row(
                outcome.Row!.Id, outcome.Row.Version, rows[i].Before,
                rows[i].Deleted is true ? null : McpExpense.Of(outcome.Row, member.Currency, categories),
                rows[i].Deleted))]);
    }

    // Who may only write is shown what becomes of a row, and not what it was.
    static McpExpense? Before(
        McpCall call, ExpenseRow row, Member member, IReadOnlyDictionary<Guid, string> categories) =>
        call.MayRead ? McpExpense.Of(row, member.Currency, categories) : null;

    static McpExpense After(
        ExpenseRow row, ExpenseEdit edit, Member member, IReadOnlyDictionary<Guid, string> categories) =>
        McpExpense.Of(
            row with
            {
                Title = edit.Title ?? row.Title,
                Amount = edit.Amount?.Minor ?? row.Amount,
                CategoryId = edit.CategoryId ?? row.CategoryId,
                Date = edit.Date ?? row.Date,
                Note = edit.Note is null ? row.Note : edit.Note.Length == 0 ? null : edit.Note,
                Tags = edit.Tags ?? row.Tags,
            }, member.Currency, categories);

    static JsonElement Patch(Edit edit)
    {
        var patch = new JsonObject();
        if (edit.Title is { } title) patch["title"] = title;
        if (edit.Amount is { } amount) patch["amount"] = new JsonObject { ["amount"] = amount };
        if (edit.Category is { } category) patch["category"] = category;
        if (edit.Date is { } date) patch["date"] = JsonSerializer.SerializeToNode(date);
        if (edit.Note is { } note) patch["note"] = note;
        if (edit.Tags is { } tags) patch["tags"] = JsonSerializer.SerializeToNode(tags);
        return JsonSerializer.SerializeToElement(patch);
    }

    static ApiException Refused(McpCall call, ExpenseBatchResult done) => new(StatusCodes.Status422UnprocessableEntity,
        [.. done.Outcomes.SelectMany((outcome, i) => outcome.Problem is null ? []
            : (ApiProblems.Of(outcome.Problem, call.Context) ?? throw outcome.Problem).Faults.Select(
                fault => fault with { Pointer = $"/edits/{i}{fault.Pointer}" }))]);

    public sealed record Ask : McpWriteToolInputBase
    {
        [Description("At most 50.")]
        public IReadOnlyList<Edit?>? Edits { get; init; }
    }

    public sealed record Edit
    {
        public Guid? Id { get; init; }

        [Description("As it was seen.")]
        public long? Version { get; init; }

        public string? Title { get; init; }

        [Description("Such as 4.50.")]
        public string? Amount { get; init; }

        public string? Category { get; init; }

        public DateOnly? Date { get; init; }

        [Description("Empty takes it away.")]
        public string? Note { get; init; }

        [Description("Exactly these.")]
        public IReadOnlyList<string>? Tags { get; init; }

        [Description("To the trash.")]
        public bool Delete { get; init; }
    }

    public sealed record Answer(
        string Notice, bool Written, Guid? Batch, string Currency, IReadOnlyList<Row> Rows, string? Todo = null);

    public sealed record Row(Guid Id, long Version, McpExpense? Before, McpExpense? After, bool? Deleted);
}
