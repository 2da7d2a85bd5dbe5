using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Expenses;

/// <summary>Expenses for programs: to find, to add once, to change, to delete and to bring back.</summary>
static class ExpensesApi
{
    public const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/expenses";

    /// <summary>Bytes: 1,000 characters of note, each escaped, and the rest.</summary>
    const int LargestExpense = 16 * 1024;

    public static readonly ApiParameter IdempotencyKey = new(
        "Idempotency-Key",
        "Makes a retry the same request, where the body has no id: up to 255 characters that nobody else uses.")
    { IsHeader = true };

    public static void MapExpensesApi(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ExpenseListApi.ListAsync).Needs(TokenScopeKinds.Read).Takes(ExpenseListApi.Parameters)
            .WithTags("Expenses").WithSummary("List and search expenses")
            .WithDescription(
                "A page at a time, in an order that stays while others write. `q` is what the page of all expenses " +
                "understands.")
            .ProducesProblems(400, 404);
        api.MapGet(Path + "/{id:guid}", GetAsync).Needs(TokenScopeKinds.Read).Takes(ApiETags.IfNoneMatch)
            .WithMetadata(ApiETags.Told).Produces(StatusCodes.Status304NotModified)
            .WithTags("Expenses").WithSummary("One expense").ProducesProblems(404);
        api.MapPost(Path, AddAsync).Needs(TokenScopeKinds.Add).Takes(IdempotencyKey).WithMetadata(ApiETags.Told)
            .Accepts<ApiNewExpense>("application/json")
                .WithMetadata(new ApiExampleMetadata("""{"title":"Coffee","amount":{"amount":"4.50"},"category":"Groceries","date":"2026-11-20","tags":["work"]}"""))
            .WithMetadata(new BodySizeLimitMetadata(LargestExpense))
            .WithTags("Expenses").WithSummary("Add an expense, once")
            .WithDescription(
                "With an `id` of your own, or an `Idempotency-Key`, the same request again answers with the same " +
                "expense: 200 instead of 201.")
            .ProducesProblems(400, 404, 409, 413, 415, 422);
        api.MapPatch(Path + "/{id:guid}", ChangeAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatchNeeded)
            .WithMetadata(ApiETags.Told)
            .Accepts<ApiExpensePatch>("application/merge-patch+json", "application/json")
                .WithMetadata(new ApiExampleMetadata("""{"title":"Green tea","note":null}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestExpense))
            .WithTags("Expenses").WithSummary("Change an expense").ProducesProblems(400, 404, 412, 413, 415, 422, 428);
        api.MapDelete(Path + "/{id:guid}", DeleteAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatch)
            .WithMetadata(ApiETags.Told)
            .WithTags("Expenses").WithSummary("Put an expense in the trash").ProducesProblems(404, 412);
        api.MapPost(Path + "/{id:guid}/restore", RestoreAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatch)
            .WithMetadata(ApiETags.Told)
            .WithTags("Expenses").WithSummary("Take an expense out of the trash").ProducesProblems(404, 412);
    }

    static async Task<Results<Ok<ApiExpense>, StatusCodeHttpResult>> GetAsync(
        HttpContext context, Guid ledger, Guid id, ExpenseService expenses, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var row = await expenses.FindAsync(member, id, cancel);
        if (row is null or { Deleted: true }) throw new NotFoundException("expense");
        ApiETags.Tell(context, row.Version);
        context.Response.Headers.CacheControl = "private, no-cache";
        return ApiETags.IsKnown(context, row.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(
                ApiExpense.Of(row, member.Currency));
    }

    static async Task<Results<Created<ApiWrittenExpense>, Ok<ApiWrittenExpense>>> AddAsync(
        HttpContext context, Guid ledger, ExpenseOnceService once, CategoryService categories, PersonReader people,
        TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var body = await ApiJson.ReadAsync<ApiNewExpense>(context);
        var fields = await new ApiExpenseBodyReader(member, categories, people, time, cancel).ReadAsync(body);
        var added = await once.AddAsync(
            member, body.Id ?? IdOf(context, member) ?? Guid.CreateVersion7(), fields, cancel);
        var written = ApiWrittenExpense.Of(added.Row, member.Currency, added.BatchId, added.Sequence);
        ApiETags.Tell(context, added.Row.Version);
        return added.IsNew ? TypedResults.Created(AddressOf(ledger, added.Row.Id), written) : TypedResults.Ok(written);
    }

    static async Task<Ok<ApiWrittenExpense>> ChangeAsync(
        HttpContext context, Guid ledger, Guid id, ExpenseBatchService batches, CategoryService categories,
        PersonReader people, TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var version = ApiETags.Needed(context);
        var edit = await new ApiExpenseBodyReader(member, categories, people, time, cancel)
            .ReadAsync(await ApiJson.ReadAsync<ApiExpensePatch>(context));
        return await RunAsync(context, member, batches, new ExpenseOperation.Change(id, version, edit), cancel);
    }

    static async Task<Ok<ApiWrittenExpense>> DeleteAsync(
        HttpContext context, Guid ledger, Guid id, ExpenseBatchService batches, CancellationToken cancel) =>
        await RunAsync(
            context, await context.EnterAsync(ledger), batches,
            new ExpenseOperation.Delete(id, ApiETags.Asked(context)), cancel);

    static async Task<Ok<ApiWrittenExpense>> RestoreAsync(
        HttpContext context, Guid ledger, Guid id, ExpenseBatchService batches, CancellationToken cancel) =>
        await RunAsync(
            context, await context.EnterAsync(ledger), batches,
            new ExpenseOperation.Restore(id, ApiETags.Asked(context)), cancel);

    static async Task<Ok<ApiWrittenExpense>> RunAsync(
        HttpContext context, Member member, ExpenseBatchService batches, ExpenseOperation operation,
        CancellationToken cancel)
    {
        var done = await batches.RunAllAsync(member, [operation], cancel);
        if (done.Outcomes[0] is not { Row: { } row }) throw done.Outcomes[0].Problem!;
        ApiETags.Tell(context, row.Version);
        return TypedResults.Ok(ApiWrittenExpense.Of(row, member.Currency, done.BatchId, done.Sequence));
    }

    public static string AddressOf(Guid ledger, Guid id) => $"{ApiEndpoints.Root}/ledgers/{ledger}/expenses/{id}";

    /// <summary>The id that the key of a request stands for; null where it has none.</summary>
    /// <param name="place">Of several that one request writes.</param>
    public static Guid? IdOf(HttpContext context, Member member, int place = 0)
    {
        if (IdempotencyKey.Text(context) is not { } key) return null;
        key = key.Trim().Trim('"');
        return key.Length is 0 or > 255 ? throw IdempotencyKey.Unreadable() : IdOf(key, member, place);
    }

    /// <summary>The id that a key of a program stands for: the same key is the same expense.</summary>
    public static Guid IdOf(string key, Member member, int place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{member.LedgerId:N}{member.UserId:N}{place}:{key}")));
        // A UUID of version 8: what it is made of is ours to say.
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
