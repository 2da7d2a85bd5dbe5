using FinSight.Core.Tags;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Tags;

/// <summary>Tags for programs; expenses make them.</summary>
static class TagsApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/tags";
    const int LargestTag = 4 * 1024;

    public static void MapTagsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Tags").WithSummary("The tags, by name").ProducesProblems(404);
        api.MapPatch(Path + "/{id:guid}", ChangeAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatchNeeded)
            .Accepts<ApiTagInput>("application/merge-patch+json", "application/json")
                .WithMetadata(new ApiExampleMetadata("""{"name":"job"}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestTag))
            .WithTags("Tags").WithSummary("Give a tag another name, or merge it into another")
            .ProducesProblems(400, 404, 412, 413, 415, 422, 428);
        api.MapDelete(Path + "/{id:guid}", RemoveAsync).Needs(TokenScopeKinds.Write)
            .WithTags("Tags").WithSummary("Take a tag off all expenses, and away").ProducesProblems(404);
    }

    static async Task<Ok<ApiTagList>> ListAsync(
        HttpContext context, Guid ledger, TagService tags, CancellationToken cancel)
    {
        var list = await tags.ListAsync(await context.EnterAsync(ledger), cancel);
        return TypedResults.Ok(new ApiTagList(
            [.. list.Tags.Select(tag => new ApiTag(tag.Id, tag.Name, tag.Count, tag.Version))], list.Sequence));
    }

    static async Task<Ok<ApiWritten>> ChangeAsync(
        HttpContext context, Guid ledger, Guid id, TagService tags, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var version = ApiETags.Needed(context);
        var body = await ApiJson.ReadAsync<ApiTagInput>(context);
        if (body is not ({ Name: not null } or { Into: not null }))
            throw ApiException.BadField("/name", ApiRuleCodes.FieldMissing);
        if (body is { Name: not null, Into: not null })
            throw ApiException.BadField("/into", ApiRuleCodes.FieldUnknown, "into");
        var now = (await tags.ListAsync(member, cancel)).Tags.FirstOrDefault(tag => tag.Id == id)
            ?? throw new Core.NotFoundException("tag");
        if (version is { } seen && seen != now.Version)
            throw new ApiException(
                StatusCodes.Status412PreconditionFailed, new BrokenApiRule(ApiRuleCodes.VersionStale, []))
            {
                Besides = new Dictionary<string, object?>
                {
                    ["current"] = new ApiTag(now.Id, now.Name, now.Count, now.Version),
                },
            };
        return TypedResults.Ok(ApiWritten.Of(body.Into is { } into
            ? await tags.MergeAsync(member, id, into, cancel)
            : await tags.RenameAsync(member, id, now.Version, body.Name, cancel)));
    }

    static async Task<Ok<ApiWritten>> RemoveAsync(
        HttpContext context, Guid ledger, Guid id, TagService tags, CancellationToken cancel) =>
        TypedResults.Ok(ApiWritten.Of(await tags.RemoveAsync(await context.EnterAsync(ledger), id, cancel)));
}

/// <summary>What becomes of a tag: one of the two.</summary>
sealed record ApiTagInput
{
    /// <summary>Its new name.</summary>
    public string? Name { get; init; }

    /// <summary>The tag that takes its place on all expenses.</summary>
    public Guid? Into { get; init; }
}

sealed record ApiTagList(IReadOnlyList<ApiTag> Data, long Sequence);

/// <param name="Count">The expenses that carry it, without those in the trash.</param>
sealed record ApiTag(Guid Id, string Name, int Count, long Version);
