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
sealed class WebhookMessages(
    LedgerAccess access, LedgerChangesService changes, ExpenseHistoryService history, LoggedEntityDefinitions kinds)
{
    /// <summary>Null where there is nothing to tell, say because the log no longer has it.</summary>
    public async Task<WebhookMessage?> WriteAsync(WebhookJob job, CancellationToken cancel)
    {
        if (job.Kind == WebhookEvents.Test)
            return Message(job, WebhookEvents.Test, job.CreatedAt, new { ledger = job.LedgerId });
        try
        {
            var member = await access.EnterAsync(job.UserId, job.LedgerId, Source.Server, cancel);
            var page = await changes.ReadAsync(member, job.Sequence - 1, 1, cancel);
            if (page?.Changes is not [var change] || change.Sequence != job.Sequence) return null;
            var told = ApiChange.Of(change, kinds, member.Currency);
            if (job.Kind == WebhookEvents.BatchUndone)
                return Message(
                    job, job.Kind, change.At,
                    new
                    {
                        ledger = job.LedgerId,
                        sequence = change.Sequence,
                        batch = change.BatchId,
                        undone = change.OriginId,
                        by = told.By
                    });
            return Message(job, await KindAsync(member, change, cancel), change.At, new ApiWebhookChange(
                job.LedgerId, change.Sequence, change.EntityId, change.Version, change.BatchId, told.By, told.Source,
                told.Row));
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    async Task<WebhookEvents> KindAsync(Member member, LoggedChange change, CancellationToken cancel)
    {
        if (change.State is null) return WebhookEvents.ExpenseDeleted;
        if (change.IsNew) return WebhookEvents.ExpenseCreated;
        var version = (await history.VersionsAsync(member, change.EntityId, cancel))
            .All.FirstOrDefault(one => one.Sequence == change.Sequence);
        return version?.Fields.Any(
            field => field is { Field: ExpenseLogDefinition.DeletedAt, Before: not null, After: null }) is true
            ? WebhookEvents.ExpenseRestored : WebhookEvents.ExpenseUpdated;
    }

    static WebhookMessage Message(WebhookJob job, WebhookEvents kind, DateTime at, object data) =>
        new(
            kind,
            JsonSerializer.Serialize(new { type = WebhookNames.Of(kind), timestamp = at, data }, ApiJson.Answers));
}

sealed record WebhookMessage(WebhookEvents Kind, string Body);

/// <param name="Row">All fields after the change; null where it was deleted.</param>
sealed record ApiWebhookChange(
    Guid Ledger, long Sequence, Guid Id, long Version, Guid Batch, ApiPerson By, string Source,
    IReadOnlyDictionary<string, object?>? Row);

/// <summary>Events as programs know them, such as <c>expense.created</c>.</summary>
static class WebhookNames
{
    static readonly Dictionary<string, WebhookEvents> ByName = new()
    {
        ["expense.created"] = WebhookEvents.ExpenseCreated,
        ["expense.updated"] = WebhookEvents.ExpenseUpdated,
        ["expense.deleted"] = WebhookEvents.ExpenseDeleted,
        ["expense.restored"] = WebhookEvents.ExpenseRestored,
        ["batch.undone"] = WebhookEvents.BatchUndone,
        ["budget.threshold"] = WebhookEvents.BudgetThreshold,
        ["inbox.created"] = WebhookEvents.InboxCreated,
        ["test"] = WebhookEvents.Test,
    };

    public static string Of(WebhookEvents kind) =>
        ByName.FirstOrDefault(one => one.Value == kind).Key ?? "expense.changed";

    public static IReadOnlyList<string> All(WebhookEvents events) =>
        [.. ByName.Where(one => one.Value != WebhookEvents.Test && events.HasFlag(one.Value)).Select(one => one.Key)];

    /// <summary>Null where there is no such event.</summary>
    public static WebhookEvents? Find(string name) =>
        ByName.TryGetValue(name, out var found) && found != WebhookEvents.Test ? found : null;
}
