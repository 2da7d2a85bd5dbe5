using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using FinSight.Core.Changes;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// The live feed from server to server, by NOTIFY. A message only says where to look sooner: it is sent after the commit,
/// so that writers need not wait for one another, and may be lost with its sender or its connection. So the sequences of
/// all ledgers that somebody here looks at are asked for every few seconds, and as soon as the connection is back.
/// </summary>
sealed class NodeFeed(NpgsqlDataSource source, LedgerFeed feed, TimeProvider time, ILogger<NodeFeed> logger)
{
    const string Channel = "finsight_moved";

    static readonly TimeSpan Round = TimeSpan.FromSeconds(3), Pause = TimeSpan.FromSeconds(1);

    readonly string _node = $"{Guid.NewGuid():N}";
    readonly ConcurrentDictionary<Guid, long> _heard = new();

    readonly Channel<Message> _out = System.Threading.Channels.Channel.CreateBounded<Message>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public async Task RunAsync(CancellationToken cancel)
    {
        void Tell(Guid ledger, long sequence, bool isSetting)
        {
            Remember(ledger, sequence);
            _out.Writer.TryWrite(new(ledger, sequence, isSetting));
        }

        feed.Moved += Tell;
        try
        {
            await Task.WhenAll(AgainAsync(SendAsync, cancel), AgainAsync(ListenAsync, cancel));
        }
        finally
        {
            feed.Moved -= Tell;
        }
    }

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
                logger.LogWarning("Other servers can't be followed: {Problem}", problem.Message);
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
        while (await _out.Reader.WaitToReadAsync(cancel))
        {
            var messages = new List<Message>();
            while (messages.Count < 1_000 && _out.Reader.TryRead(out var message)) messages.Add(message);
            // Of each ledger the furthest says it all.
            var texts = messages.GroupBy(m => m.Ledger).Select(of => Text(new(of.Key, of.Max(m => m.Sequence), of.Any(m => m.IsSetting)))).ToArray();
            await using var command = source.CreateCommand($"SELECT pg_notify('{Channel}', text) FROM unnest($1) text");
            command.Parameters.Add(new() { Value = texts });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, said) => Hear(said.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        while (true)
        {
            await CatchUpAsync(connection, cancel);
            var started = time.GetTimestamp();
            while (time.GetElapsedTime(started) is var elapsed && elapsed < Round) await connection.WaitAsync(Round - elapsed, cancel);
        }
    }

    async Task CatchUpAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var watched = feed.Watched;
        foreach (var gone in _heard.Keys.Except(watched)) _heard.TryRemove(gone, out _);
        if (watched.Count == 0) return;
        await using var command = new NpgsqlCommand(
            "SELECT id, coalesce((SELECT max(Sequence) FROM Changes WHERE LedgerId = id), 0) FROM unnest($1) id", connection);
        command.Parameters.Add(new() { Value = watched.ToArray() });
        var now = new List<(Guid Ledger, long Sequence)>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel)) now.Add((reader.GetGuid(0), reader.GetInt64(1)));
        foreach (var (ledger, sequence) in now)
            // One that nobody looked at before may have moved since the page was read.
            if (!_heard.TryGetValue(ledger, out var heard) || sequence > heard)
            {
                Remember(ledger, sequence);
                feed.Hear(ledger, sequence, isSetting: true);
            }
    }

    void Hear(string text)
    {
        if (text.Split(' ') is not [var node, var ledger, var sequence, var kind] || node == _node) return;
        var message = new Message(Guid.ParseExact(ledger, "N"), long.Parse(sequence, CultureInfo.InvariantCulture), kind == "s");
        Remember(message.Ledger, message.Sequence);
        feed.Hear(message.Ledger, message.Sequence, message.IsSetting);
    }

    void Remember(Guid ledger, long sequence) => _heard.AddOrUpdate(ledger, sequence, (_, heard) => Math.Max(heard, sequence));

    string Text(Message message) => string.Create(
        CultureInfo.InvariantCulture, $"{_node} {message.Ledger:N} {message.Sequence} {(message.IsSetting ? "s" : "r")}");

    readonly record struct Message(Guid Ledger, long Sequence, bool IsSetting);
}
