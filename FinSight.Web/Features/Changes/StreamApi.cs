using System.Text;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Changes;

/// <summary>The log of a ledger as it grows: server-sent events, for programs that wait.</summary>
static class StreamApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/stream";

    static readonly ApiParameter Since = new(
        "since", "The last sequence that is known; by default, what is to come.", "integer", "int64");
    static readonly ApiParameter LastEventId = new(
        "Last-Event-ID", "The same, as a browser says it when it comes back.")
    {
        IsHeader = true
    };

    public static void MapStreamApi(this IEndpointRouteBuilder api) =>
        api.MapGet(Path, StreamAsync).Needs(TokenScopeKinds.Read).Takes(Since, LastEventId)
            .WithTags("Changes").WithSummary("Follow the changes as they happen")
            .WithDescription(
                "Events `change` with the sequence as their id and an object as of `changes` as their data; `reset` " +
                "where the log does not reach back so far, and `end` when the token ends or the server goes down, " +
                "with a `code` that says which. A comment every 15 seconds says that the line is alive. Who takes " +
                "nothing for 10 seconds is cut off. Come back with the last id that arrived as `Last-Event-ID`: " +
                "nothing is left out.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").ProducesProblems(400, 404);

    static async Task StreamAsync(
        HttpContext context, Guid ledger, LedgerFeed feed, LedgerSequenceReader sequences, ChangeStreams streams,
        TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var now = await sequences.ReadAsync(member, cancel);
        var since = LastEventId.Sequence(context) ?? Since.Sequence(context) ?? now;
        using var open = streams.Begin();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var line = new EventStreamWriter(context, streams.Patience, time);
        var moved = new SequenceSignal();
        var access = new StreamAccess(context, ledger, member, time);
        using var settings = feed.SubscribeToSettings(member, access.Doubt);
        using var subscription = feed.Subscribe(member, moved.To);
        // What came between the look and the subscription.
        access.Doubt();
        moved.To(await sequences.ReadAsync(member, cancel));
        await line.WriteAsync(": hello\n\n"u8.ToArray());
        var ending = "server";
        while (!cancel.IsCancellationRequested && !streams.Stopping.IsCancellationRequested)
        {
            var hasMoved = await WaitAsync(moved, since, streams, time, cancel);
            if (await access.MemberAsync() is not { } follower) { ending = "token"; break; }
            if (!hasMoved) await line.WriteAsync(": alive\n\n"u8.ToArray());
            else since = await TellAsync(follower, since, moved.Sequence);
        }
        await line.WriteAsync(Encoding.UTF8.GetBytes($"event: end\ndata: {{\"code\":\"{ending}\"}}\n\n"));

        async Task<long> TellAsync(Member follower, long from, long to)
        {
            for (var more = true; more;)
            {
                if (await streams.ReadAsync(follower, from, to) is not { } page)
                {
                    await line.WriteAsync(Encoding.UTF8.GetBytes(
                        $"event: reset\ndata: {{\"code\":\"{ApiRuleCodes.LogTooShort.Code}\"," +
                        $"\"snapshot\":\"{ApiEndpoints.Root}/ledgers/{ledger}/expenses\"}}\n\n"));
                    return await sequences.ReadAsync(follower, cancel);
                }
                if (page.Bytes.Length > 0) await line.WriteAsync(page.Bytes);
                (from, more) = (page.Next, page.More);
            }
            return from;
        }
    }

    /// <returns>False when a heartbeat is due.</returns>
    static async Task<bool> WaitAsync(
        SequenceSignal moved, long since, ChangeStreams streams, TimeProvider time, CancellationToken cancel)
    {
        using var beat = new CancellationTokenSource(ChangeStreams.Heartbeat, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancel, streams.Stopping);
        try
        {
            await moved.PassAsync(since, any.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
