using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Webhooks;

/// <summary>Webhooks for programs. Each belongs to a ledger; the address names it, or the body.</summary>
static class WebhooksApi
{
    const string Path = ApiEndpoints.Root + "/webhooks";
    const int LargestHook = 8 * 1024;

    static readonly ApiParameter Ledger = new(
        "ledger", "The ledger; the only one of the token, if it is not given.", Format: "uuid");
    static readonly ApiParameter Cursor = new(
        "cursor", "Where the page starts: `next` of the page before.", "integer", "int64");

    public static void MapWebhooksApi(this IEndpointRouteBuilder api)
    {
        var hook = Path + "/{id:guid}";
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .WithTags("Webhooks").WithSummary("The webhooks of a ledger").ProducesProblems(400, 404);
        api.MapPost(Path, AddAsync).Needs(TokenScopeKinds.Write).Accepts<ApiNewWebhook>("application/json")
            .WithMetadata(
                new ApiExampleMetadata("""{"url":"https://hooks.example.org/finsight","events":["expense.created"]}"""))
            .WithMetadata(new BodySizeLimitMetadata(LargestHook))
            .WithTags("Webhooks")
            .WithSummary("Add a webhook")
            .WithDescription("The answer holds its secret, which is shown once.")
            .ProducesProblems(400, 404, 413, 415, 422);
        api.MapPatch(hook, ChangeAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .Accepts<ApiWebhookPatch>("application/merge-patch+json", "application/json")
            .WithMetadata(new ApiExampleMetadata("""{"enabled":false}"""))
            .WithMetadata(new BodySizeLimitMetadata(LargestHook))
            .WithTags("Webhooks")
            .WithSummary("Change a webhook, or turn it off and on")
            .ProducesProblems(400, 404, 413, 415, 422);
        api.MapDelete(hook, RemoveAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .WithTags("Webhooks").WithSummary("Remove a webhook").ProducesProblems(400, 404);
        api.MapPost(hook + "/rotate", RotateAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .WithTags("Webhooks")
            .WithSummary("Give a webhook another secret")
            .WithDescription("For a day messages are signed with both.")
            .ProducesProblems(400, 404, 422);
        api.MapPost(hook + "/test", TestAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .WithTags("Webhooks").WithSummary("Send a test message").ProducesProblems(400, 404);
        api.MapGet(hook + "/deliveries", DeliveriesAsync).Needs(TokenScopeKinds.Write).Takes(Ledger, Cursor)
            .WithTags("Webhooks")
            .WithSummary("The messages of the last 30 days, the latest first")
            .ProducesProblems(400, 404);
        api.MapPost(hook + "/deliveries/{delivery:long}/replay", ReplayAsync).Needs(TokenScopeKinds.Write).Takes(Ledger)
            .WithTags("Webhooks").WithSummary("Send a message again, under the same id").ProducesProblems(400, 404);
    }

    static async Task<Ok<ApiWebhookList>> ListAsync(
        HttpContext context, WebhookService hooks, CancellationToken cancel) =>
        TypedResults.Ok(
            new ApiWebhookList([.. (await hooks.ListAsync(await EnterAsync(context), cancel)).Select(ApiWebhook.Of)]));

    static async Task<Created<ApiWebhook>> AddAsync(HttpContext context, WebhookService hooks, CancellationToken cancel)
    {
        var body = await ApiJson.ReadAsync<ApiNewWebhook>(context);
        var member = await EnterAsync(context, body.Ledger);
        return TypedResults.Created(
            Path,
            ApiWebhook.Of(
                await hooks.AddAsync(member, body.Url, Events(body.Events) ?? WebhookEventKinds.All, cancel)));
    }

    static async Task<Ok<ApiWebhook>> ChangeAsync(
        HttpContext context, Guid id, WebhookService hooks, CancellationToken cancel)
    {
        var member = await EnterAsync(context);
        var body = await ApiJson.ReadAsync<ApiWebhookPatch>(context);
        return TypedResults.Ok(
            ApiWebhook.Of(await hooks.EditAsync(member, id, body.Url, Events(body.Events), body.Enabled, cancel)));
    }

    static async Task<Ok<ApiWebhook>> RemoveAsync(
        HttpContext context, Guid id, WebhookService hooks, CancellationToken cancel) =>
        TypedResults.Ok(ApiWebhook.Of(await hooks.RemoveAsync(await EnterAsync(context), id, cancel)));

    static async Task<Ok<ApiWebhook>> RotateAsync(
        HttpContext context, Guid id, WebhookService hooks, CancellationToken cancel) =>
        TypedResults.Ok(ApiWebhook.Of(await hooks.RotateAsync(await EnterAsync(context), id, cancel)));

    static async Task<Accepted<ApiWebhook>> TestAsync(
        HttpContext context, Guid id, WebhookService hooks, CancellationToken cancel) =>
        TypedResults.Accepted(
            (string?)null, ApiWebhook.Of(await hooks.TestAsync(await EnterAsync(context), id, cancel)));

    static async Task<Ok<ApiDeliveryList>> DeliveriesAsync(
        HttpContext context, Guid id, WebhookService hooks, CancellationToken cancel)
    {
        var rows = await hooks.DeliveriesAsync(await EnterAsync(context), id, Cursor.Sequence(context), cancel);
        return TypedResults.Ok(new ApiDeliveryList(
            [.. rows.Select(ApiDelivery.Of)], rows.Count == WebhookDeliveryListItem.Size ? $"{rows[^1].Id}" : null));
    }

    static async Task<Accepted<ApiWebhook>> ReplayAsync(
        HttpContext context, Guid id, long delivery, WebhookService hooks, CancellationToken cancel) =>
        TypedResults.Accepted(
            (string?)null, ApiWebhook.Of(await hooks.ResendAsync(await EnterAsync(context), id, delivery, cancel)));

    /// <exception cref="ApiException">The token is for several ledgers, and none is named.</exception>
    static async Task<Member> EnterAsync(HttpContext context, Guid? named = null)
    {
        if (Ledger.Text(context) is { } text) named = Guid.TryParse(text, out var id) ? id : throw Ledger.Unreadable();
        if (named is { } ledger) return await context.EnterAsync(ledger);
        var places = await context.RequestServices
            .GetRequiredService<LedgerAccessService>()
            .PlacesOfAsync(context.Bearer(), context.RequestAborted);
        return places is [var only] ? await context.EnterAsync(only.Member.LedgerId) : throw Ledger.Unreadable();
    }

    static WebhookEventKinds? Events(IReadOnlyList<string?>? names)
    {
        if (names is null) return null;
        var events = WebhookEventKinds.None;
        for (var i = 0; i < names.Count; i++)
            events |= names[i] is { } name && WebhookNames.Find(name) is { } known
                ? known
                : throw ApiException.BadField($"/events/{i}", ApiRuleCodes.FieldUnreadable);
        return events;
    }
}

/// <summary>A new webhook.</summary>
sealed record ApiNewWebhook
{
    /// <summary>The only one of the token, if it is not given.</summary>
    public Guid? Ledger { get; init; }

    public string? Url { get; init; }

    /// <summary>All, if it is not given.</summary>
    public IReadOnlyList<string?>? Events { get; init; }
}

/// <summary>What changes of a webhook: what is not there stays.</summary>
sealed record ApiWebhookPatch
{
    public string? Url { get; init; }

    public IReadOnlyList<string?>? Events { get; init; }

    public bool? Enabled { get; init; }
}

sealed record ApiWebhookList(IReadOnlyList<ApiWebhook> Data);

/// <param name="Tries">How often the message that is next was tried.</param>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="Secret">Only where it was just made.</param>
sealed record ApiWebhook(
    Guid Id, Guid Ledger, string Url, IReadOnlyList<string> Events, bool Enabled, DateTime CreatedAt,
    DateTime? DisabledAt, int Tries, DateTime? NextAt, string? Secret)
{
    public static ApiWebhook Of(WebhookListItem row) => new(
        row.Id, row.LedgerId, row.Url, WebhookNames.All(row.Events), row.DisabledAt is null, row.CreatedAt,
        row.DisabledAt, row.Tries, row.NextAt, row.Secret);
}

/// <param name="Next">Where the next page starts; null on the last.</param>
sealed record ApiDeliveryList(IReadOnlyList<ApiDelivery> Data, string? Next);

/// <param name="MessageId">Its webhook-id.</param>
/// <param name="State">waiting, delivered or failed.</param>
/// <param name="Status">Of the last answer; null where there was none.</param>
/// <param name="Answer">How the last answer began, or why there was none.</param>
sealed record ApiDelivery(
    long Id, string MessageId, string Event, long Sequence, string State, int Tries, DateTime CreatedAt,
    DateTime? TriedAt, int? Status, string? Payload, string? Answer)
{
    public static ApiDelivery Of(WebhookDeliveryListItem row) => new(
        row.Id, row.MessageId, WebhookNames.Of(row.Kind), row.Sequence, ApiFieldNames.Of(row.State), row.Tries,
        row.CreatedAt, row.TriedAt, row.Status, row.Payload, row.Answer);
}
