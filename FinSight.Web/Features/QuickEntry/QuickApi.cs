using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>Lines as people type them, for programs such as a phone's shortcut.</summary>
static class QuickApi
{
    const int MostLines = 100;
    const int LargestText = 256 * 1024;

    public static void MapQuickApi(this IEndpointRouteBuilder api) =>
        api.MapPost(ApiEndpoints.Root + "/ledgers/{ledger:guid}/quick", AddAsync).Needs(TokenScopeKinds.Add)
            .Takes(ExpensesApi.IdempotencyKey)
            .Accepts<ApiQuickText>("application/json")
                .WithMetadata(new ApiExampleMetadata("""{"text":"coffee 4.50 groceries #work"}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestText))
            .WithTags("Quick entry").WithSummary("Add what lines of text say, or only read them")
            .WithDescription(
                "One expense a line, as the field on the page takes it: `coffee 4.50 yesterday #work`. All lines " +
                "are added, or, where one can't be read, none.")
            .ProducesProblems(400, 404, 409, 413, 415, 422);

    static async Task<Results<Ok<ApiQuickAnswer>, Created<ApiQuickAnswer>>> AddAsync(
        HttpContext context, Guid ledger, LedgerVocabularyReader entries, ExpenseBatchService batches,
        PersonReader people, RuleTexts texts, TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var body = await ApiJson.ReadAsync<ApiQuickText>(context);
        var lines = Split(body.Text, "/text");
        var person = await people.FindAsync(member.UserId, cancel);
        var read = await ReadAsync(lines, member, body.Date, person, entries, time, cancel);
        var told = read.Select((line, i) => Tell(lines[i], line, member, texts)).ToList();
        if (body.DryRun) return TypedResults.Ok(new ApiQuickAnswer(told, null, null));
        if (read.Any(line => line.Fields is null)) throw Refused(read, told);

        var operations = read.Select((line, i) => new ExpenseOperation.Add(
            ExpensesApi.IdOf(context, member, i) ?? Guid.CreateVersion7(), line.Fields!)
        { IsTyped = true }).ToList();
        var done = await batches.RunAllAsync(member, operations, cancel);
        if (done.HasFailed) throw done.Outcomes.First(outcome => outcome.Problem is not null).Problem!;
        var answer = new ApiQuickAnswer(
            [.. told.Zip(
                done.Outcomes,
                (line, outcome) => line with { Expense = ApiExpense.Of(outcome.Row!, member.Currency) })],
            done.BatchId, done.BatchId is null ? null : done.Sequence);
        return done.BatchId is null ? TypedResults.Ok(answer)
            : TypedResults.Created(ExpensesApi.AddressOf(ledger, operations[0].Id), answer);
    }

    /// <exception cref="ApiException">There are none, or too many.</exception>
    public static List<string> Split(string? text, string pointer)
    {
        var lines = (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Count == 0) throw ApiException.BadField(pointer, ApiRuleCodes.FieldMissing);
        return lines.Count <= MostLines ? lines
            : throw ApiException.BadField(pointer, ApiRuleCodes.TooManyRows, MostLines);
    }

    /// <param name="day">On which they were typed; null for today.</param>
    public static async Task<List<QuickEntryResult>> ReadAsync(
        List<string> lines, Member member, DateOnly? day, Person person, LedgerVocabularyReader entries,
        TimeProvider time, CancellationToken cancel)
    {
        var words = await entries.VocabularyAsync(member, cancel);
        var reading = new QuickEntryContext(
            ExpenseRules.Date(day ?? person.Today(time)), member.Currency, person.Culture, words);
        return lines.ConvertAll(line => QuickEntryParser.Parse(line, reading));
    }

    static ApiException Refused(List<QuickEntryResult> read, List<ApiQuickLine> told) => new(
        StatusCodes.Status422UnprocessableEntity,
        [.. read.SelectMany((line, i) => line.Problems.Select(
            problem => new BrokenApiRule(problem.Rule, problem.Arguments, $"/lines/{i}")))])
    {
        Besides = new Dictionary<string, object?> { ["lines"] = told },
    };

    static ApiQuickLine Tell(string line, QuickEntryResult read, Member member, RuleTexts texts) => new(
        line, read.Title?.Value, read.Amount is { } amount ? ApiMoney.Of(amount.Value.Minor, member.Currency) : null,
        read.Date.Value,
        read.Category?.Value.Id, read.Category?.Value.Name, read.Category is { Origin: not PartOrigin.Typed },
        [.. read.Tags.Select(tag => tag.Value)], read.Note?.Value,
        [.. read.Problems.Select(problem => new ApiQuickProblem(
            problem.Field, problem.Rule.Code, texts.Of(problem.Rule, problem.Arguments)))],
        null);
}

/// <summary>Lines of text.</summary>
sealed record ApiQuickText
{
    /// <summary>One expense a line.</summary>
    public string? Text { get; init; }

    /// <summary>Reads the lines and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The day on which it was typed; today where the token's user is, if it is not given.</summary>
    public DateOnly? Date { get; init; }
}

/// <param name="Batch">What undo takes back; null where nothing was written.</param>
sealed record ApiQuickAnswer(IReadOnlyList<ApiQuickLine> Lines, Guid? Batch, long? Sequence);

/// <summary>What one line says.</summary>
/// <param name="CategoryGuessed">The line does not name it.</param>
/// <param name="Problems">Why it can't be added.</param>
/// <param name="Expense">What was added; null where nothing was.</param>
sealed record ApiQuickLine(
    string Line, string? Title, ApiMoney? Amount, DateOnly Date, Guid? CategoryId, string? Category,
    bool CategoryGuessed, IReadOnlyList<string> Tags, string? Note, IReadOnlyList<ApiQuickProblem> Problems,
    ApiExpense? Expense);

sealed record ApiQuickProblem(string Field, string Code, string Detail);
