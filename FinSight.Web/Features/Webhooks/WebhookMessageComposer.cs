using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Changes;

namespace FinSight.Web.Features.Webhooks;

/// <summary>Writes what a message says: what the API tells of the same change.</summary>
sealed class WebhookMessageComposer(
    LedgerAccessService access, LedgerChangesService changes, ExpenseHistoryService history,
    LoggedEntityDefinitions kinds)
{
    /// <summary>Null where there is nothing to tell, say because the log no longer has it.</summary>
    public async Task<WebhookMessage?> WriteAsync(ClaimedWebhookDelivery claimed, CancellationToken cancel)
    {
        if (claimed.Kind == WebhookEventKinds.Test)
            return Message(claimed, WebhookEventKinds.Test, claimed.CreatedAt, new { ledger = claimed.LedgerId });
        try
        {
            var member = await access.EnterAsync(claimed.UserId, claimed.LedgerId, Source.Server, cancel);
            var page = await changes.ReadAsync(member, claimed.Sequence - 1, 1, cancel);
            if (page?.Changes is not [var change] || change.Sequence != claimed.Sequence) return null;
            // What leaves the trash was told when it was deleted.
            if (change is { State: null, Source: Source.Server }) return null;
            var told = ApiChange.Of(change, kinds, member.Currency);
            if (claimed.Kind == WebhookEventKinds.BatchUndone)
                return Message(
                    claimed, claimed.Kind, change.At,
                    new
                    {
                        ledger = claimed.LedgerId,
                        sequence = change.Sequence,
                        batch = change.BatchId,
                        undone = change.OriginId,
                        by = told.By
                    });
            return Message(claimed, await KindAsync(member, change, cancel), change.At, new ApiWebhookChangePayload(
                claimed.LedgerId, change.Sequence, change.EntityId, change.Version, change.BatchId, told.By,
                told.Source, told.Row));
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    async Task<WebhookEventKinds> KindAsync(Member member, LoggedChangeView change, CancellationToken cancel)
    {
        if (change.State is null) return WebhookEventKinds.ExpenseDeleted;
        if (change.IsNew) return WebhookEventKinds.ExpenseCreated;
        var version = (await history.VersionsAsync(member, change.EntityId, cancel))
            .All.FirstOrDefault(one => one.Sequence == change.Sequence);
        return version?.Fields.Any(
            field => field is { Field: ExpenseLogDefinition.DeletedAt, Before: not null, After: null }) is true
            ? WebhookEventKinds.ExpenseRestored : WebhookEventKinds.ExpenseUpdated;
    }

    static WebhookMessage Message(ClaimedWebhookDelivery claimed, WebhookEventKinds kind, DateTime at, object data) =>
        new(
            kind,
            JsonSerializer.Serialize(new { type = WebhookNames.Of(kind), timestamp = at, data }, ApiJson.Answers));
}

sealed record WebhookMessage(WebhookEventKinds Kind, string Body);

/// <param name="Row">All fields after the change; null where it was deleted.</param>
sealed record ApiWebhookChangePayload(
    Guid Ledger, long Sequence, Guid Id, long Version, Guid Batch, ApiPerson By, string Source,
    IReadOnlyDictionary<string, object?>? Row);

/// <summary>Events as programs know them, such as <c>expense.created</c>.</summary>
static class WebhookNames
{
    static readonly Dictionary<string, WebhookEventKinds> ByName = new()
    {
        ["expense.created"] = WebhookEventKinds.ExpenseCreated,
        ["expense.updated"] = WebhookEventKinds.ExpenseUpdated,
        ["expense.deleted"] = WebhookEventKinds.ExpenseDeleted,
        ["expense.restored"] = WebhookEventKinds.ExpenseRestored,
        ["batch.undone"] = WebhookEventKinds.BatchUndone,
        ["budget.threshold"] = WebhookEventKinds.BudgetThreshold,
        ["inbox.created"] = WebhookEventKinds.InboxCreated,
        ["test"] = WebhookEventKinds.Test,
    };

    public static string Of(WebhookEventKinds kind) =>
        ByName.FirstOrDefault(one => one.Value == kind).Key ?? "expense.changed";

    public static IReadOnlyList<string> All(WebhookEventKinds events) =>
        [.. ByName.Where(one => one.Value != WebhookEventKinds.Test && events.HasFlag(one.Value))
            .Select(one => one.Key)];

    /// <summary>Null where there is no such event.</summary>
    public static WebhookEventKinds? Find(string name) =>
        ByName.TryGetValue(name, out var found) && found != WebhookEventKinds.Test ? found : null;
}
