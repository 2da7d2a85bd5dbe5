using FinSight.Core.Accounts;
using FinSight.Core.Budgets;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Budgets;

/// <summary>Budgets and how they stand, for programs.</summary>
static class BudgetsApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/budgets";
    const int LargestBudget = 4 * 1024;

    static readonly ApiParameter On = new(
        "on", "The day on which they are looked at; today where the token's user is.", Format: "date");

    public static void MapBudgetsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Read).Takes(On)
            .WithTags("Budgets").WithSummary("The budgets and how they stand").ProducesProblems(400, 404);
        api.MapGet(Path + "/{id:guid}/status", StatusAsync).Needs(TokenScopeKinds.Read).Takes(On)
            .WithMetadata(ApiETags.Told)
            .WithTags("Budgets").WithSummary("How one budget stands").ProducesProblems(400, 404);
        api.MapPost(Path, AddAsync).Needs(TokenScopeKinds.Write).WithMetadata(ApiETags.Told)
            .Accepts<ApiNewBudget>("application/json")
                .WithMetadata(new ApiExampleMetadata("""{"amount":{"amount":"400"},"period":"month"}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestBudget))
            .WithTags("Budgets").WithSummary("Add a budget").ProducesProblems(400, 404, 413, 415, 422);
        api.MapPatch(Path + "/{id:guid}", ChangeAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatchNeeded)
            .WithMetadata(ApiETags.Told)
            .Accepts<ApiBudgetPatch>("application/merge-patch+json", "application/json")
                .WithMetadata(new ApiExampleMetadata("""{"amount":{"amount":"450"},"rollsLeft":true}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestBudget))
            .WithTags("Budgets").WithSummary("Change a budget").ProducesProblems(400, 404, 412, 413, 415, 422, 428);
        api.MapDelete(Path + "/{id:guid}", RemoveAsync).Needs(TokenScopeKinds.Write)
            .WithTags("Budgets").WithSummary("Remove a budget").ProducesProblems(404);
    }

    static async Task<Ok<ApiBudgetList>> ListAsync(
        HttpContext context, Guid ledger, BudgetService budgets, PersonReader people, TimeProvider time,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var view = await budgets.ViewAsync(member, await DayAsync(context, member, people, time, cancel), cancel);
        return TypedResults.Ok(
            new ApiBudgetList([.. view.Lines.Select(line => ApiBudget.Of(line, member.Currency))], view.Sequence));
    }

    static async Task<Ok<ApiBudget>> StatusAsync(
        HttpContext context, Guid ledger, Guid id, BudgetService budgets, PersonReader people, TimeProvider time,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var one = ApiBudget.Of(
            await FindAsync(budgets, member, id, await DayAsync(context, member, people, time, cancel), cancel),
            member.Currency);
        ApiETags.Tell(context, one.Version);
        return TypedResults.Ok(one);
    }

    static async Task<Created<ApiWrittenBudget>> AddAsync(
        HttpContext context, Guid ledger, BudgetService budgets, PersonReader people, TimeProvider time,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var body = await ApiJson.ReadAsync<ApiNewBudget>(context);
        if (body.Amount is null) throw ApiException.BadField("/amount", ApiRuleCodes.FieldMissing);
        var today = (await people.FindAsync(member.UserId, cancel)).Today(time);
        var written = await budgets.AddAsync(member, new(
            body.CategoryId, body.Amount.In(member.Currency),
            (BudgetCycleKind)(body.Period ?? ApiBudgetPeriodKind.Month),
            body.StartsOn, body.RollsLeft, body.RollsOver), today, cancel);
        ApiETags.Tell(context, written.Row.Version);
        return TypedResults.Created(
            $"{ApiEndpoints.Root}/ledgers/{ledger}/budgets/{written.Row.Id}/status",
            new ApiWrittenBudget(
                ApiBudget.Of(await FindAsync(budgets, member, written.Row.Id, today, cancel), member.Currency),
                written.BatchId, written.Sequence));
    }

    static async Task<Ok<ApiWrittenBudget>> ChangeAsync(
        HttpContext context, Guid ledger, Guid id, BudgetService budgets, PersonReader people, TimeProvider time,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var version = ApiETags.Needed(context);
        var body = await ApiJson.ReadAsync<ApiBudgetPatch>(context);
        var today = (await people.FindAsync(member.UserId, cancel)).Today(time);
        var now = await FindAsync(budgets, member, id, today, cancel);
        if (version is { } seen && seen != now.Budget.Version)
            throw new ApiException(
                StatusCodes.Status412PreconditionFailed, new BrokenApiRule(ApiRuleCodes.VersionStale, []))
            {
                Besides = new Dictionary<string, object?> { ["current"] = ApiBudget.Of(now, member.Currency) },
            };
        var written = await budgets.EditAsync(
            member, id, now.Budget.Version,
            new(body.Amount?.In(member.Currency), body.RollsLeft, body.RollsOver) { Paused = body.Paused },
            today, cancel);
        ApiETags.Tell(context, written.Row.Version);
        return TypedResults.Ok(new ApiWrittenBudget(
            ApiBudget.Of(await FindAsync(budgets, member, id, today, cancel), member.Currency), written.BatchId,
            written.BatchId is null ? null : written.Sequence));
    }

    static async Task<Ok<ApiWritten>> RemoveAsync(
        HttpContext context, Guid ledger, Guid id, BudgetService budgets, CancellationToken cancel) =>
        TypedResults.Ok(ApiWritten.Of(await budgets.RemoveAsync(await context.EnterAsync(ledger), id, cancel)));

    static async Task<BudgetLine> FindAsync(
        BudgetService budgets, Member member, Guid id, DateOnly day, CancellationToken cancel) =>
        (await budgets.ViewAsync(member, day, cancel)).Lines.FirstOrDefault(line => line.Budget.Id == id)
            ?? throw new Core.NotFoundException("budget");

    static async Task<DateOnly> DayAsync(
        HttpContext context, Member member, PersonReader people, TimeProvider time, CancellationToken cancel) =>
        On.Day(context) is { } day
            ? Core.Expenses.ExpenseRules.Date(day)
            : (await people.FindAsync(member.UserId, cancel)).Today(time);
}
