using System.Collections.Concurrent;
using System.Data;
using System.Threading.Channels;
using FinSight.Core.Alerts;
using FinSight.Core.Changes;
using FinSight.Core.Inbox;
using FinSight.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// The live feeds from server to server, by NOTIFY. A message only says where to look sooner: it is sent after
/// the commit, so that writers need not wait for one another, and may be lost with its sender or its
/// connection. So the sequences of all ledgers that somebody here looks at are asked for every few seconds, and
/// as soon as the connection is back.
/// </summary>
sealed class NodeFeed(
    NpgsqlDataSource source, LedgerFeed feed, AlertChangeFeed alerts, InboxChangeFeed inbox,
    LoggedEntityDefinitions kinds, PostgresDataProtectionKeys keys, DatabaseAvailability watch, TimeProvider time,
    ILogger<NodeFeed> logger)
{
    const string Channel = "finsight_moved";

    static readonly TimeSpan Round = TimeSpan.FromSeconds(3), Pause = TimeSpan.FromSeconds(1);

    /// <summary>Npgsql waits in whole milliseconds, and for ever where there is none.</summary>
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    readonly string _node = $"{Guid.NewGuid():N}";
    readonly ConcurrentDictionary<Guid, long> _heard = new();

    /// <summary>
    /// How far each ledger was when it was last asked for: a message that came says nothing of one before it.
    /// </summary>
    readonly Dictionary<Guid, long> _asked = [];

    readonly List<NodeMessage> _unsent = [];

    readonly Channel<NodeMessage> _out = System.Threading.Channels.Channel.CreateBounded<NodeMessage>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public async Task RunAsync(CancellationToken cancel)
    {
        feed.Moved += TellMoved;
        alerts.Told += TellAlerts;
        inbox.Told += TellInbox;
        try
        {
            await Task.WhenAll(AgainAsync(SendAsync, cancel), AgainAsync(ListenAsync, cancel));
        }
        finally
        {
            feed.Moved -= TellMoved;
            alerts.Told -= TellAlerts;
            inbox.Told -= TellInbox;
        }
    }

    void TellMoved(Guid ledger, long sequence, bool isSetting)
    {
        Remember(ledger, sequence);
        var news = isSetting ? NodeMessageKind.Setting : NodeMessageKind.Rows;
        _out.Writer.TryWrite(new(ledger, news, sequence, At: time.GetUtcNow().UtcTicks));
    }

    void TellAlerts(Guid ledger) => _out.Writer.TryWrite(new(ledger, NodeMessageKind.Alerts));

    void TellInbox(Guid ledger, CapturedExpenseNotification? news) =>
        _out.Writer.TryWrite(new(ledger, NodeMessageKind.Inbox, Message: news));

    /// <summary>Goes on after whatever ends the work, until it is cancelled.</summary>
    async Task AgainAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
#pragma warning disable CA1031 // A server that is away comes back, and with it the feed.
            try
            {
                await work(cancel);
            }
            catch (Exception problem) when (!cancel.IsCancellationRequested)
            {
                if (!watch.IsAway) logger.LogWarning("Other servers can't be followed: {Problem}", problem.Message);
                if (work == ListenAsync && problem.FaultOf() is not null) watch.Tell(isAway: true);
                await Task.Delay(Pause, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                return;
            }
#pragma warning restore CA1031
        }
    }

    async Task SendAsync(CancellationToken cancel)
    {
        // What could not be sent goes with the next.
        while (_unsent.Count > 0 || await _out.Reader.WaitToReadAsync(cancel))
        {
            while (_unsent.Count < 1_000 && _out.Reader.TryRead(out var message)) _unsent.Add(message);
            await using var command = source.CreateCommand($"SELECT pg_notify('{Channel}', text) FROM unnest($1) text");
            command.Parameters.Add(
                new() { Value = NodeMessage.Fewest(_unsent).Select(message => message.Text(_node)).ToArray() });
            try
            {
                await command.ExecuteNonQueryAsync(cancel);
            }
            catch (PostgresException refused) when (!refused.IsTransient)
            {
                // It would be refused again.
                _unsent.Clear();
                throw;
            }
            _unsent.Clear();
        }
    }

    async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, said) => Hear(said.Payload);
        await using var command = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await command.ExecuteNonQueryAsync(cancel);
        try
        {
            await FollowAsync(connection, cancel);
        }
        finally
        {
            // One that is still open goes back to the others, none of whom reads what would come.
            command.CommandText = "UNLISTEN *";
            if (connection.State is ConnectionState.Open) await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    async Task FollowAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (watch.IsAway) logger.LogWarning("The database is back, and other servers are followed again");
        watch.Tell(isAway: false);
        // Whatever was said meanwhile went past.
        feed.HearLists();
        foreach (var ledger in feed.Watched) HearBeside(ledger);
        while (true)
        {
            await keys.LookAsync(connection, cancel);
            await CatchUpAsync(connection, cancel);
            var started = time.GetTimestamp();
            while (Round - time.GetElapsedTime(started) is var left && left >= Shortest)
                await connection.WaitAsync(left, cancel);
        }
    }

    async Task CatchUpAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var watched = feed.Watched;
        foreach (var gone in _heard.Keys.Union(_asked.Keys).Except(watched).ToList())
        {
            _heard.TryRemove(gone, out _);
            _asked.Remove(gone);
        }
        if (watched.Count == 0) return;
        foreach (var (ledger, sequence, isSetting) in await WatchedLedgerReader.ReadAsync(
            connection, watched, _asked, kinds, cancel))
        {
            // One that nobody looked at before may have moved since the page was read.
            var isNew = !_asked.ContainsKey(ledger) || sequence > _heard.GetValueOrDefault(ledger);
            _asked[ledger] = sequence;
            if (!isNew && !isSetting) continue;
            Remember(ledger, sequence);
            feed.Hear(ledger, sequence, isSetting: true);
            HearBeside(ledger);
        }
    }

    /// <summary>What no sequence tells.</summary>
    void HearBeside(Guid ledger)
    {
        alerts.Hear(ledger);
        inbox.Hear(ledger, null);
    }

    void Hear(string text)
    {
        if (NodeMessage.Read(text, _node) is not { } message) return;
        switch (message.News)
        {
            case NodeMessageKind.Alerts:
                alerts.Hear(message.Ledger);
                break;
            case NodeMessageKind.Inbox:
                inbox.Hear(message.Ledger, message.Message);
                break;
            default:
                Remember(message.Ledger, message.Sequence);
                feed.Hear(message.Ledger, message.Sequence, message.News is NodeMessageKind.Setting);
                if (message.At > 0)
                    Instruments.FeedLag.Took(TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - message.At));
                break;
        }
    }

    void Remember(Guid ledger, long sequence) =>
        _heard.AddOrUpdate(ledger, sequence, (_, heard) => Math.Max(heard, sequence));
}
