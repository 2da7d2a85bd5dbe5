using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Categories;

/// <summary>The tree of categories, for programs.</summary>
static class CategoriesApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/categories";
    const int LargestCategory = 16 * 1024;

    public static void MapCategoriesApi(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Categories").WithSummary("The categories, each followed by its subcategories")
            .ProducesProblems(404);
        api.MapPost(Path, AddAsync).Needs(TokenScopeKinds.Write).WithMetadata(ApiETags.Told)
            .Accepts<ApiCategoryInput>("application/json")
                .WithMetadata(new ApiExampleMetadata("""{"name":"Boats","icon":"⛵"}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestCategory))
            .WithTags("Categories").WithSummary("Add a category").ProducesProblems(400, 404, 413, 415, 422);
        api.MapPatch(Path + "/{id:guid}", ChangeAsync).Needs(TokenScopeKinds.Write).Takes(ApiETags.IfMatchNeeded)
            .WithMetadata(ApiETags.Told)
            .Accepts<ApiCategoryInput>("application/merge-patch+json", "application/json")
                .WithMetadata(new ApiExampleMetadata("""{"name":"Ships"}"""))
                .WithMetadata(new BodySizeLimitMetadata(LargestCategory))
            .WithTags("Categories").WithSummary("Change a category")
            .ProducesProblems(400, 404, 412, 413, 415, 422, 428);
        api.MapDelete(Path + "/{id:guid}", RemoveAsync).Needs(TokenScopeKinds.Write)
            .WithTags("Categories").WithSummary("Remove a category that holds nothing").ProducesProblems(404, 422);
    }

    static async Task<Ok<ApiCategoryList>> ListAsync(
        HttpContext context, Guid ledger, CategoryService categories, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var list = await categories.ListAsync(member, cancel);
        return TypedResults.Ok(new ApiCategoryList(
            [.. list.Lines.Select(line => new ApiCategoryLine(
                ApiCategory.Of(line.Category), line.Level, line.Count, ApiMoney.Of(line.Amount, member.Currency)))],
            list.Sequence));
    }

    static async Task<Created<ApiWrittenCategory>> AddAsync(
        HttpContext context, Guid ledger, CategoryService categories, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var body = await ApiJson.ReadAsync<ApiCategoryInput>(context);
        var written = await categories.AddAsync(
            member,
            new(body.Name, body.Icon ?? "🏷️", body.Color ?? CategoryColors.All[^1], body.Aliases, body.ParentId),
            cancel);
        ApiETags.Tell(context, written.Row.Version);
        return TypedResults.Created($"{ApiEndpoints.Root}/ledgers/{ledger}/categories", ApiWrittenCategory.Of(written));
    }

    static async Task<Ok<ApiWrittenCategory>> ChangeAsync(
        HttpContext context, Guid ledger, Guid id, CategoryService categories, PersonReader people, TimeProvider time,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var version = ApiETags.Needed(context);
        var body = await ApiJson.ReadAsync<ApiCategoryInput>(context);
        var now = (await categories.ListAsync(member, cancel))
            .Lines.FirstOrDefault(line => line.Category.Id == id)?.Category
            ?? throw new Core.NotFoundException("category");
        if (version is { } seen && seen != now.Version)
            throw new ApiException(
                StatusCodes.Status412PreconditionFailed, new BrokenApiRule(ApiRuleCodes.VersionStale, []))
            {
                Besides = new Dictionary<string, object?> { ["current"] = ApiCategory.Of(now) },
            };
        var archived = body.Archived == now.Archived ? null : body.Archived;
        DateOnly? today = archived is true ? (await people.FindAsync(member.UserId, cancel)).Today(time) : null;
        var written = body.HasFields
            ? await categories.EditAsync(
                member, id, now.Version,
                new(
                    body.Name ?? now.Name, body.Icon ?? now.Icon, body.Color ?? now.Color, body.Aliases,
                    body.Has("parentId") ? body.ParentId : now.ParentId),
                archived, today, cancel)
            : archived switch
            {
                true => await categories.ArchiveAsync(member, id, today, cancel),
                false => await categories.ReviveAsync(member, id, cancel),
                null => new(now, null, 0),
            };
        ApiETags.Tell(context, written.Row.Version);
        return TypedResults.Ok(ApiWrittenCategory.Of(written));
    }

    static async Task<Ok<ApiWritten>> RemoveAsync(
        HttpContext context, Guid ledger, Guid id, CategoryService categories, CancellationToken cancel) =>
        TypedResults.Ok(ApiWritten.Of(await categories.RemoveAsync(await context.EnterAsync(ledger), id, cancel)));
}

/// <summary>A category that is new, or what changes of one: what is not there stays.</summary>
sealed record ApiCategoryInput
{
    readonly HashSet<string> _given = [];

    public string? Name { get; init => field = Given(value, "name"); }

    /// <summary>One emoji.</summary>
    public string? Icon { get; init => field = Given(value, "icon"); }

    /// <summary>The name of a colour, as the list of categories has them.</summary>
    public string? Color { get; init => field = Given(value, "color"); }

    /// <summary>Other names that it is known by.</summary>
    public IReadOnlyList<string>? Aliases { get; init => field = Given(value, "aliases"); }

    /// <summary>The category that it is a part of; null at the top.</summary>
    public Guid? ParentId { get; init => field = Given(value, "parentId"); }

    /// <summary>
    /// No longer offered for new expenses, with its subcategories; their budgets end with this period. Of a change
    /// only.
    /// </summary>
    public bool? Archived { get; init; }

    internal bool HasFields => _given.Count > 0;

    internal bool Has(string name) => _given.Contains(name);

    T Given<T>(T value, string name)
    {
        _given.Add(name);
        return value;
    }
}

sealed record ApiCategoryList(IReadOnlyList<ApiCategoryLine> Data, long Sequence);

/// <param name="Level">1 at the top, at most 3.</param>
/// <param name="Count">Its expenses, without those of its subcategories.</param>
/// <param name="Amount">All that was ever spent in it.</param>
sealed record ApiCategoryLine(ApiCategory Category, int Level, long Count, ApiMoney Amount);

/// <param name="ParentId">Null at the top.</param>
/// <param name="Icon">One emoji.</param>
/// <param name="Archived">Not offered for new expenses.</param>
sealed record ApiCategory(
    Guid Id, Guid? ParentId, string Name, string Icon, string Color, IReadOnlyList<string> Aliases, bool Archived,
    long Version)
{
    public static ApiCategory Of(CategoryRow row) =>
        new(row.Id, row.ParentId, row.Name, row.Icon, row.Color, row.Aliases, row.Archived, row.Version);
}

/// <param name="Batch">What undo takes back; null where there was nothing to write.</param>
sealed record ApiWrittenCategory(ApiCategory Category, Guid? Batch, long? Sequence)
{
    public static ApiWrittenCategory Of(WriteResult<CategoryRow> written) =>
        new(ApiCategory.Of(written.Row), written.BatchId, written.BatchId is null ? null : written.Sequence);
}
