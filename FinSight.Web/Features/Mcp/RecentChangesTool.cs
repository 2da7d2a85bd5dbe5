using System.ComponentModel;
using System.Globalization;
using FinSight.Core.Changes;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Mcp;

/// <summary>What was done, batch by batch, as the activity tells it.</summary>
sealed class RecentChangesTool() : McpTool<RecentChangesTool.Ask, RecentChangesTool.Answer>(
    "recent_changes", "Recent changes",
    "What was done in a ledger, by whom and through which program, the latest first; 50 at most.", TokenScopeKinds.Read)
{
    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read);
        long? before = ask.Cursor is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known
            : throw ApiException.BadField("/cursor", ApiRuleCodes.FieldUnreadable);
        var view = await call.Get<ActivityService>().PageAsync(member, new(null, before), call.Cancel);
        var (teller, ledger) = (call.Get<ActivityDescriber>(), new LedgerContext(await call.PersonAsync(), member));
        return new(
            McpUntrustedTextNotice.Text, [.. view.Entries.Select(entry => Entry.Of(entry, teller, ledger))],
            view.Next is { } next ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    public sealed record Ask : McpToolInputBase
    {
        [Description("`next` of the page before.")]
        public string? Cursor { get; init; }
    }

    public sealed record Answer(string Notice, IReadOnlyList<Entry> Rows, string? Next);

    /// <param name="State">stands, takenBack, or fixed where undo does not know it.</param>
    public sealed record Entry(Guid Batch, DateTime At, string? By, string? Via, string What, int Count, string State)
    {
        public static Entry Of(ActivityEntry entry, ActivityDescriber teller, LedgerContext ledger) => new(
            entry.BatchId, entry.At, entry.By, entry.Via, teller.Tell(entry, ledger), entry.Count,
            ApiFieldNames.Of(entry.State));
    }
}
