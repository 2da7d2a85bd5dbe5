using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Expenses;

/// <summary>Many operations in one request: one undo takes them back.</summary>
static class ExpenseBatchApi
{
    const int LargestBatch = 4 * 1024 * 1024;

    public static void MapExpenseBatchApi(this IEndpointRouteBuilder api) =>
        api.MapPost(ApiEndpoints.Root + "/ledgers/{ledger:guid}/batch", RunAsync)
            .Needs(TokenScopeKinds.Add | TokenScopeKinds.Write)
            .Takes(ExpensesApi.IdempotencyKey).Accepts<ApiBatch>("application/json")
                .WithMetadata(new ApiExampleMetadata("""{"atomic":true,"ops":[{"op":"add","expense":{"title":"Bread","amount":{"minor":320},"category":"Groceries"}}]}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestBatch))
            .WithTags("Expenses").WithSummary("Do up to 1,000 things to expenses at once")
            .WithDescription(
                "`atomic` does all or nothing; else each item has a status of its own. To add takes the scope add, " +
                "to change, delete or restore takes write.")
            .ProducesProblems(400, 404, 409, 413, 415, 422);

    static async Task<Ok<ApiBatchAnswer>> RunAsync(
        HttpContext context, Guid ledger, ExpenseBatchService batches, CategoryService categories, PersonReader people,
        TimeProvider time, CancellationToken cancel)
    {
        var member =
            await context.EnterAsync(ledger, context.Bearer().Scopes & (TokenScopeKinds.Add | TokenScopeKinds.Write));
        var body = await ApiJson.ReadAsync<ApiBatch>(context);
        var ops = body.Ops ?? throw ApiException.BadField("/ops", ApiRuleCodes.FieldMissing);
        if (ops.Count > ExpenseBatchService.Most)
            throw ApiException.BadField("/ops", ApiRuleCodes.TooManyRows, ExpenseBatchService.Most);
        await RefuseAsync(context, ledger, ops);

        var reader = new ApiExpenseBodyReader(member, categories, people, time, cancel);
        var items = new List<(ExpenseOperation? Operation, ApiException? Problem)>(ops.Count);
        for (var i = 0; i < ops.Count; i++) items.Add(await ReadAsync(context, reader, member, ops[i], i));
        var isAtomic = body.Atomic;
        if (isAtomic && items.Any(item => item.Problem is not null))
            throw Refused([.. items.Where(item => item.Problem is not null).SelectMany(item => item.Problem!.Faults)]);

        var operations = items.Where(item => item.Operation is not null).Select(item => item.Operation!).ToList();
        var done = isAtomic
            ? await batches.RunAllAsync(member, operations, cancel)
            : await batches.RunEachAsync(member, operations, cancel);
        if (isAtomic && done.HasFailed) throw Refused([.. Faults(context, done)]);
        var outcomes = new Queue<ExpenseOperationResult>(done.Outcomes);
        return TypedResults.Ok(new ApiBatchAnswer(
            [.. items.Select(
                (item, i) => item.Problem is { } problem
                    ? Tell(context, i, problem)
                    : Tell(context, i, outcomes.Dequeue(), member))],
            done.BatchId, done.BatchId is null ? null : done.Sequence));
    }

    // What the token lacks is told before anything is looked at.
    static async Task RefuseAsync(HttpContext context, Guid ledger, IReadOnlyList<ApiBatchItem?> ops)
    {
        var need = TokenScopeKinds.None;
        foreach (var op in ops)
            need |= op?.Op == ApiBatchOperationKind.Add ? TokenScopeKinds.Add : TokenScopeKinds.Write;
        await context.EnterAsync(ledger, need);
    }

    static async Task<(ExpenseOperation?, ApiException?)> ReadAsync(
        HttpContext context, ApiExpenseBodyReader reader, Member member, ApiBatchItem? item, int i)
    {
        var within = $"/ops/{i}";
        try
        {
            if (item?.Op is not { } op) throw ApiException.BadField($"{within}/op", ApiRuleCodes.FieldMissing);
            if (op == ApiBatchOperationKind.Add)
            {
                if (item.Version is not null)
                    throw ApiException.BadField($"{within}/version", ApiRuleCodes.FieldUnknown, "version");
                var expense = Typed<ApiNewExpense>(item.Expense, within);
                var id = item.Id ?? expense.Id ?? ExpensesApi.IdOf(context, member, i) ?? Guid.CreateVersion7();
                return (new ExpenseOperation.Add(id, await reader.ReadAsync(expense, $"{within}/expense")), null);
            }
            var known = item.Id ?? throw ApiException.BadField($"{within}/id", ApiRuleCodes.FieldMissing);
            if (op == ApiBatchOperationKind.Change)
                return (new ExpenseOperation.Change(
                    known, item.Version,
                    await reader.ReadAsync(Typed<ApiExpensePatch>(item.Expense, within), $"{within}/expense")), null);
            if (item.Expense is not null)
                throw ApiException.BadField($"{within}/expense", ApiRuleCodes.FieldUnknown, "expense");
            return (
                op == ApiBatchOperationKind.Delete
                    ? new ExpenseOperation.Delete(known, item.Version)
                    : new ExpenseOperation.Restore(known, item.Version),
                null);
        }
        catch (ApiException problem)
        {
            return (null, problem);
        }
    }

    static T Typed<T>(JsonElement? json, string within) where T : class => json is { } given
        ? ApiJson.Read<T>(given, $"{within}/expense") : throw ApiException.BadField(
            $"{within}/expense", ApiRuleCodes.FieldMissing);

    static IEnumerable<BrokenApiRule> Faults(HttpContext context, ExpenseBatchResult done) => done.Outcomes
        .SelectMany((outcome, i) => outcome.Problem is null ? [] : FaultsOf(context, outcome.Problem, i));

    static IEnumerable<BrokenApiRule> FaultsOf(HttpContext context, Exception problem, int i) =>
        (ApiProblems.Of(problem, context) ?? throw problem)
            .Faults.Select(fault => fault with { Pointer = $"/ops/{i}{fault.Pointer}" });

    static ApiException Refused(IReadOnlyList<BrokenApiRule> faults) =>
        new(StatusCodes.Status422UnprocessableEntity, [new BrokenApiRule(ApiRuleCodes.RowsRefused, []), .. faults]);

    static ApiBatchItemResult Tell(HttpContext context, int i, ExpenseOperationResult outcome, Member member) =>
        outcome.Row is { } row
            ? new(
                i, outcome.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
                ApiExpense.Of(row, member.Currency), [])
            : Tell(context, i, ApiProblems.Of(outcome.Problem!, context) ?? throw outcome.Problem!, $"/ops/{i}");

    static ApiBatchItemResult Tell(HttpContext context, int i, ApiException problem, string within = "")
    {
        var texts = context.RequestServices.GetRequiredService<RuleTexts>();
        return new(i, problem.Status, null,
            [.. problem.Faults.Select(fault => new ApiErrorItem(
                within + fault.Pointer, fault.Rule.Code, texts.Of(fault.Rule, fault.Arguments)))]);
    }
}

/// <summary>Many operations.</summary>
sealed record ApiBatch
{
    /// <summary>All or nothing.</summary>
    public bool Atomic { get; init; }

    /// <summary>At most 1,000.</summary>
    public IReadOnlyList<ApiBatchItem?>? Ops { get; init; }
}

/// <summary>One operation.</summary>
sealed record ApiBatchItem
{
    public ApiBatchOperationKind? Op { get; init; }

    /// <summary>Needed for all but add.</summary>
    public Guid? Id { get; init; }

    /// <summary>The version that it must have; none for any.</summary>
    public long? Version { get; init; }

    /// <summary>Of add a new expense, of change what changes of it.</summary>
    public JsonElement? Expense { get; init; }
}

[System.Text.Json.Serialization.JsonConverter(typeof(ApiBatchOperationKindConverter))]
enum ApiBatchOperationKind
{
    Add,
    Change,
    Delete,
    Restore,
}

sealed class ApiBatchOperationKindConverter()
    : System.Text.Json.Serialization.JsonStringEnumConverter<ApiBatchOperationKind>(
    JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <param name="Batch">What undo takes back; null where nothing was written.</param>
sealed record ApiBatchAnswer(IReadOnlyList<ApiBatchItemResult> Results, Guid? Batch, long? Sequence);

/// <param name="Index">Of the operation.</param>
/// <param name="Status">As if it had been asked for alone.</param>
/// <param name="Expense">As it is now; null where it was refused.</param>
sealed record ApiBatchItemResult(int Index, int Status, ApiExpense? Expense, IReadOnlyList<ApiErrorItem> Errors);
