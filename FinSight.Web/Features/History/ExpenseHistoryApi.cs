using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.History;

/// <summary>The versions of one expense, for programs.</summary>
static class ExpenseHistoryApi
{
    public static void MapExpenseHistoryApi(this IEndpointRouteBuilder api) =>
        api.MapGet(ExpensesApi.Path + "/{id:guid}/history", VersionsAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Expenses").WithSummary("The versions of an expense, the latest first").ProducesProblems(404);

    static async Task<Ok<ApiVersionList>> VersionsAsync(
        HttpContext context, Guid ledger, Guid id, ExpenseHistoryService history, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var versions = await history.VersionsAsync(member, id, cancel);
        return TypedResults.Ok(
            new ApiVersionList([.. versions.All.Select(version => Of(version, member))], versions.Sequence));
    }

    static ApiVersion Of(ExpenseHistoryEntry version, Member member)
    {
        var then = version.State;
        return new(
            version.Sequence, version.Version, version.At, version.By, ApiFieldNames.Of(version.Source), version.Via,
            ApiFieldNames.Of(version.Intent),
            new(
                then.Title, ApiMoney.Of(then.Amount, member.Currency), then.CategoryId, then.Date, then.Note,
                ApiExpense.Ids(then.TagIds), then.Deleted));
    }
}

/// <param name="Sequence">The last change of the ledger that this knows.</param>
sealed record ApiVersionList(IReadOnlyList<ApiVersion> Data, long Sequence);

/// <param name="By">The display name; null where the account is gone.</param>
/// <param name="Source">Where it came from: page, server, demo, quick or api.</param>
/// <param name="Via">What its user calls the program that made it, by its token; null where it was none.</param>
/// <param name="Intent">do, undo, redo or found.</param>
/// <param name="State">The expense after this change.</param>
sealed record ApiVersion(
    long Sequence, long Version, DateTime At, string? By, string Source, string? Via, string Intent,
    ApiExpenseState State);

sealed record ApiExpenseState(
    string Title, ApiMoney Amount, Guid CategoryId, DateOnly Date, string? Note, IReadOnlyList<Guid> TagIds,
    bool Deleted);
