using System.ComponentModel;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.QuickEntry;

namespace FinSight.Web.Features.Mcp;

/// <summary>Lines as people type them become expenses, once they were looked at.</summary>
sealed class AddExpensesTool() : McpTool<AddExpensesTool.Ask, AddExpensesTool.Answer>(
    "add_expenses", "Add expenses",
    "Adds what lines say, one expense a line: `coffee 4.50 groceries yesterday #work`. A refund is `-4.50`. " +
    "All lines are added, or none. Categories not named are guessed.", TokenScopeKinds.Add)
{
    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Add);
        var lines = QuickApi.Split(ask.Lines, "/lines");
        if (ask.Key is { Length: 0 or > 255 }) throw ApiException.BadField("/key", ApiRuleCodes.FieldUnreadable);
        var read = await QuickApi.ReadAsync(
            lines, member, ask.Date, await call.PersonAsync(),
            call.Get<LedgerVocabularyReader>(), call.Get<TimeProvider>(), call.Cancel);
        var total = read.Sum(line => line.Amount?.Value.Minor ?? 0);
        var texts = call.Get<RuleTexts>();
        if (!ask.Confirm)
            return new(
                McpUntrustedTextNotice.Text, false, null, McpMoneyFormat.Of(total, member.Currency),
                member.Currency.Code,
                [.. read.Select((line, i) => Of(lines[i], line, member.Currency, texts))], McpPreviewText.Todo);
        if (read.Any(line => line.Fields is null))
            throw new ApiException(StatusCodes.Status422UnprocessableEntity,
                [.. read.SelectMany((line, i) => line.Problems.Select(
                    problem => new BrokenApiRule(problem.Rule, problem.Arguments, $"/lines/{i}")))]);
        var operations = read.Select((line, i) => new ExpenseOperation.Add(
            ask.Key is { } key ? ExpensesApi.IdOf(key, member, i) : Guid.CreateVersion7(), line.Fields!)
        { IsTyped = true }).ToList();
        var done = await call.Get<ExpenseBatchService>().RunAllAsync(member, operations, call.Cancel);
        if (done.HasFailed) throw done.Outcomes.First(outcome => outcome.Problem is not null).Problem!;
        return new(
            McpUntrustedTextNotice.Text, done.BatchId is not null, done.BatchId,
            McpMoneyFormat.Of(total, member.Currency), member.Currency.Code,
            [.. read.Select((line, i) => Of(lines[i], line, member.Currency, texts) with
            {
                Id = done.Outcomes[i].Row!.Id,
                Version = done.Outcomes[i].Row!.Version
            })]);
    }

    static Line Of(string typed, QuickEntryResult read, Currency currency, RuleTexts texts) => new(
        typed, read.Title?.Value, read.Amount is { } amount ? McpMoneyFormat.Of(amount.Value.Minor, currency) : null,
        read.Date.Value,
        read.Category?.Value.Name, read.Category is { Origin: not PartOrigin.Typed } ? true : null,
        read.Tags.Count == 0 ? null : [.. read.Tags.Select(tag => tag.Value)], read.Note?.Value,
        read.Problems.Count == 0
            ? null
            : [.. read.Problems.Select(problem => texts.Of(problem.Rule, problem.Arguments))],
        null, null);

    public sealed record Ask : McpWriteToolInputBase
    {
        [Description("One expense a line, at most 100.")]
        public string? Lines { get; init; }

        [Description("Day on which they were typed; today by default.")]
        public DateOnly? Date { get; init; }

        [Description("Of your choice: the same key again adds nothing twice.")]
        public string? Key { get; init; }
    }

    public sealed record Answer(
        string Notice, bool Written, Guid? Batch, string Total, string Currency, IReadOnlyList<Line> Rows,
        string? Todo = null);

    public sealed record Line(
        string Typed, string? Title, string? Amount, DateOnly Date, string? Category, bool? CategoryGuessed,
        IReadOnlyList<string>? Tags, string? Note, IReadOnlyList<string>? Problems, Guid? Id, long? Version);
}
