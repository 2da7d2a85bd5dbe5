using System.Text;
using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Activity;

/// <summary>The log of a ledger as it grows: server-sent events, for programs that wait.</summary>
static class StreamApi
{
    const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/stream";

    static readonly ApiParameter Since = new("since", "The last sequence that is known; by default, what is to come.", "integer");
    static readonly ApiParameter LastEventId = new("Last-Event-ID", "The same, as a browser says it when it comes back.") { IsHeader = true };

    public static void MapStreamApi(this IEndpointRouteBuilder api) =>
        api.MapGet(Path, StreamAsync).Needs(TokenScopes.Read).Takes(Since, LastEventId)
            .WithTags("Changes").WithSummary("Follow the changes as they happen")
            .WithDescription("Events `change` with the sequence as their id and an object as of `changes` as their data; `reset` where the log does not reach back so far, and `end` when the token ends. A comment every 15 seconds says that the line is alive.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").ProducesProblems(400, 404);

    static async Task StreamAsync(
        HttpContext context, Guid ledger, LedgerFeed feed, LedgerSequenceService sequences, ChangeStreams streams, TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var since = LastEventId.Sequence(context) ?? Since.Sequence(context) ?? await sequences.ReadAsync(member, cancel);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var line = new EventLine(context, time);
        using var moved = new SemaphoreSlim(1);
        using var subscription = feed.Subscribe(member, _ => Wake(moved));
        await line.WriteAsync(": hello\n\n"u8.ToArray());
        while (!cancel.IsCancellationRequested && !streams.Stopping.IsCancellationRequested)
        {
            if (!await WaitAsync(moved, streams, time, cancel))
            {
                if (!await IsGoodAsync(context, ledger)) break;
                await line.WriteAsync(": alive\n\n"u8.ToArray());
                continue;
            }
            for (var more = true; more;)
            {
                if (await streams.ReadAsync(member, since, cancel) is not { } page)
                {
                    await line.WriteAsync(Encoding.UTF8.GetBytes(
                        $"event: reset\ndata: {{\"code\":\"{ApiRules.LogTooShort.Code}\",\"snapshot\":\"{ApiEndpoints.Root}/ledgers/{ledger}/expenses\"}}\n\n"));
                    since = await sequences.ReadAsync(member, cancel);
                    break;
                }
                if (page.Bytes.Length > 0) await line.WriteAsync(page.Bytes);
                (since, more) = (page.Next, page.More);
            }
        }
        await line.WriteAsync("event: end\ndata: {}\n\n"u8.ToArray());
    }

    static void Wake(SemaphoreSlim moved)
    {
        // One is enough: whoever wakes reads all that is there.
        if (moved.CurrentCount == 0) moved.Release();
    }

    /// <returns>False when a heartbeat is due.</returns>
    static async Task<bool> WaitAsync(SemaphoreSlim moved, ChangeStreams streams, TimeProvider time, CancellationToken cancel)
    {
        using var beat = new CancellationTokenSource(ChangeStreams.Heartbeat, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancel, streams.Stopping);
        try
        {
            await moved.WaitAsync(any.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Whether the token still is, and still opens this ledger.</summary>
    static async Task<bool> IsGoodAsync(HttpContext context, Guid ledger)
    {
        try
        {
            var services = context.RequestServices;
            if (await services.GetRequiredService<ApiTokens>().FindAsync(context.ShownToken(), context.Caller(), context.RequestAborted) is not { } bearer)
                return false;
            await services.GetRequiredService<LedgerAccess>().EnterForAsync(bearer, ledger, TokenScopes.Read, context.RequestAborted);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }
}
