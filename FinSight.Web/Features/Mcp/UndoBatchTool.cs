using FinSight.Core.Changes;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Mcp;

/// <summary>Takes back what was done, by whomever, once it was looked at.</summary>
sealed class UndoBatchTool() : McpTool<UndoBatchTool.Ask, UndoBatchTool.Answer>(
    "undo_batch", "Undo",
    "Takes a batch back: one that this or recent_changes told of. Rows that were changed since keep their values.",
    TokenScopeKinds.Write,
    isDestructive: true)
{
    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Write);
        var batch = ask.Batch ?? throw ApiException.BadField("/batch", ApiRuleCodes.FieldMissing);
        if (!ask.Confirm)
        {
            var entry = await call.Get<ActivityService>().FindAsync(member, batch, call.Cancel)
                ?? throw ApiException.BadField("/batch", ApiRuleCodes.RowNotFound);
            var what = call.MayRead
                ? call.Get<ActivityDescriber>().Tell(entry, new LedgerContext(await call.PersonAsync(), member))
                : null;
            return new(
                McpUntrustedTextNotice.Text, false, null, batch, what, entry.Count, ApiFieldNames.Of(entry.State), null,
                McpPreviewText.Todo);
        }
        var done = await call.Get<UndoService>().UndoAsync(member, batch, call.Cancel);
        if (done is { Changed: 0, LeftAlone.Count: > 0 })
            throw new ApiException(StatusCodes.Status409Conflict, new BrokenApiRule(ApiRuleCodes.EditedSince, []));
        return new(
            McpUntrustedTextNotice.Text, done.Write.BatchId is not null, done.Write.BatchId, done.OriginId, null,
            done.Changed, null,
            done.LeftAlone.Count == 0 ? null : done.LeftAlone);
    }

    public sealed record Ask : McpWriteToolInputBase
    {
        public Guid? Batch { get; init; }
    }

    /// <param name="Batch">What the undo was done with.</param>
    /// <param name="Count">How many rows.</param>
    /// <param name="LeftAlone">The names of rows that somebody has changed since.</param>
    public sealed record Answer(
        string Notice, bool Written, Guid? Batch, Guid Undone, string? What, int Count, string? State,
        IReadOnlyList<string>? LeftAlone, string? Todo = null);
}
