using FinSight.Core.Changes;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Changes;

/// <summary>What was done in a ledger, batch by batch, and how to take it back; for programs.</summary>
static class BatchesApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/batches";

    static readonly ApiParameter By = new("by", "Only this member's, by id.", Format: "uuid");
    static readonly ApiParameter Before = new("cursor", "Where the page starts: `next` of the page before.");

    public static void MapBatchesApi(this IEndpointRouteBuilder api)
    {
        // The activity is the list of batches, as a person reads it.
        foreach (var path in (string[])[Path, ApiEndpoints.Root + "/ledgers/{ledger:guid}/activity"])
            api.MapGet(path, ListAsync).Needs(TokenScopeKinds.Read).Takes(By, Before)
                .WithTags("Activity").WithSummary("What was done, the latest first").ProducesProblems(400, 404);
        api.MapGet(Path + "/{batch:guid}", GetAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Activity").WithSummary("One batch").ProducesProblems(404);
        api.MapPost(Path + "/{batch:guid}/undo", UndoAsync).Needs(TokenScopeKinds.Write)
            .WithTags("Activity").WithSummary("Take a batch back")
            .WithDescription(
                "Rows that were changed since keep their values, and are named. 409 where that is all of them.")
            .ProducesProblems(404, 409, 422);
        api.MapPost(Path + "/{batch:guid}/redo", RedoAsync).Needs(TokenScopeKinds.Write)
            .WithTags("Activity").WithSummary("Repeat a batch that was taken back").ProducesProblems(404, 409, 422);
    }

    static async Task<Ok<ApiActivity>> ListAsync(
        HttpContext context, Guid ledger, ActivityService activity, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        Guid? by = By.Text(context) is not { } text ? null
            : Guid.TryParse(text, out var id) ? id
            : throw By.Unreadable();
        var view = await activity.PageAsync(member, new(by, Before.Sequence(context)), cancel);
        return TypedResults.Ok(new ApiActivity(
            [.. view.Entries.Select(ApiActivityEntry.Of)], view.Next is { } next ? $"{next}" : null, view.Sequence));
    }

    static async Task<Ok<ApiActivityEntry>> GetAsync(
        HttpContext context, Guid ledger, Guid batch, ActivityService activity, CancellationToken cancel) =>
        TypedResults.Ok(ApiActivityEntry.Of(
            await activity.FindAsync(await context.EnterAsync(ledger), batch, cancel)
                ?? throw new Core.NotFoundException("batch")));

    static async Task<Ok<ApiUndoResponse>> UndoAsync(
        HttpContext context, Guid ledger, Guid batch, UndoService undo, CancellationToken cancel) =>
        Tell(await undo.UndoAsync(await context.EnterAsync(ledger), batch, cancel));

    static async Task<Ok<ApiUndoResponse>> RedoAsync(
        HttpContext context, Guid ledger, Guid batch, UndoService undo, CancellationToken cancel) =>
        Tell(await undo.RedoAsync(await context.EnterAsync(ledger), batch, cancel));

    static Ok<ApiUndoResponse> Tell(UndoResult done) => done is { Changed: 0, LeftAlone.Count: > 0 }
        ? throw new ApiException(StatusCodes.Status409Conflict, new BrokenApiRule(ApiRuleCodes.EditedSince, []))
        {
            Besides = new Dictionary<string, object?> { ["leftAlone"] = done.LeftAlone },
        }
        : TypedResults.Ok(new ApiUndoResponse(
            done.OriginId, done.Changed, done.LeftAlone, done.Write.BatchId,
            done.Write.BatchId is null ? null : done.Write.Sequence));
}

/// <param name="Next">Where the next page starts; null on the last.</param>
sealed record ApiActivity(IReadOnlyList<ApiActivityEntry> Data, string? Next, long Sequence);

/// <summary>A batch, told by its first change.</summary>
/// <param name="Via">What its user calls the program that made it, by its token; null where it was none.</param>
/// <param name="Entity">The kind of the row that changed first.</param>
/// <param name="Name">What people call that row.</param>
/// <param name="Count">How many rows it changed.</param>
/// <param name="State">stands, takenBack, or fixed where it can't be taken back.</param>
/// <param name="Origin">The batch that it took back or repeated.</param>
sealed record ApiActivityEntry(
    Guid Batch, long Sequence, DateTime At, ApiPerson By, string Source, string? Via, string Intent, string Kind,
    string Entity, Guid EntityId, string Name, int Count, string State, Guid? Origin)
{
    public static ApiActivityEntry Of(ActivityEntry entry) => new(
        entry.BatchId, entry.Sequence, entry.At, new(entry.UserId, entry.By), ApiFieldNames.Of(entry.Source), entry.Via,
        ApiFieldNames.Of(entry.Intent), ApiFieldNames.Of(entry.Kind), ApiFieldNames.Of(entry.Entity), entry.EntityId,
        entry.Name, entry.Count, ApiFieldNames.Of(entry.State), entry.Origin?.BatchId);
}

/// <param name="Origin">The batch that was taken back or repeated.</param>
/// <param name="Changed">How many rows changed.</param>
/// <param name="LeftAlone">The names of rows that somebody has changed since.</param>
/// <param name="Batch">What this was done with; null where there was nothing to do.</param>
sealed record ApiUndoResponse(Guid Origin, int Changed, IReadOnlyList<string> LeftAlone, Guid? Batch, long? Sequence);
