using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FinSight.Core.Alerts;
using FinSight.Core.Data;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Inbox;
using FinSight.Core.Members;
using Npgsql;

namespace FinSight.Tests.Data.Postgres;

/// <summary>Two servers on one database.</summary>
public sealed class NodeFeedTests : ServiceTestBase
{
    [PostgresFact]
    public async Task What_is_written_at_one_server_is_heard_at_the_other()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var following = Task.WhenAll(FollowAsync(House, stop.Token), FollowAsync(other, stop.Token));
        var heard = Listen(other);

        await AddUntilAsync(heard);

        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task How_long_it_takes_to_be_heard_at_the_other_is_measured()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var following = FollowAsync(other, stop.Token);
        var lags = new ConcurrentQueue<double>();
        using var watch = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "finsight.feed.lag") listener.EnableMeasurementEvents(instrument);
            },
        };
        watch.SetMeasurementEventCallback<double>((_, lag, _, _) => lags.Enqueue(lag));
        watch.Start();
        var moved = new NodeMessage(
            Mara.LedgerId, NodeMessageKind.Rows, 1, At: TimeProvider.System.GetUtcNow().AddHours(-5).UtcTicks);
        await using var connection = await House.Get<NpgsqlDataSource>().OpenConnectionAsync();
        await using var tell = new NpgsqlCommand("SELECT pg_notify('finsight_moved', $1)", connection);
        tell.Parameters.Add(new() { Value = moved.Text("another") });

        // What is said before it listens goes past.
        await Patience.UntilAsync(
            () => Task.FromResult(lags.Any(lag => lag is > 17_000 and < 19_000)), () => tell.ExecuteNonQueryAsync());

        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task Who_follows_no_longer_leaves_no_connection_that_listens()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var following = Task.WhenAll(FollowAsync(House, stop.Token), FollowAsync(other, stop.Token));
        await AddUntilAsync(Listen(other));
        await stop.CancelAsync();
        await following;

        // All that lie in the pool, and more.
        for (var i = 0; i < 6; i++)
        {
            var connection = await other.Get<NpgsqlDataSource>().OpenConnectionAsync();
            await using var ears = new NpgsqlCommand("SELECT count(*) FROM pg_listening_channels()", connection);
            Assert.Equal(0L, await ears.ExecuteScalarAsync());
        }
    }

    [PostgresFact]
    public async Task What_nobody_told_is_found_by_its_sequence()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var heard = Listen(other);
        // Here nobody sends a message.
        var last = (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Sequence;
        var following = FollowAsync(other, stop.Token);

        Assert.Equal(last, await heard.WaitAsync(Patience.Long));

        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task What_nobody_told_is_found_however_little_is_left_of_a_round()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, new HastyTime());
        using var stop = new CancellationTokenSource();
        var heard = 0L;
        other.Feed.Subscribe(Mara, sequence => Interlocked.Exchange(ref heard, sequence));
        var following = FollowAsync(other, stop.Token);
        // A ledger is always heard of once when it is first asked for.
        await Patience.UntilAsync(() => Interlocked.Read(ref heard) > 0);

        var last = (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Sequence;

        await Patience.UntilAsync(() => Interlocked.Read(ref heard) == last);
        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task A_key_that_cant_be_read_holds_nothing_up()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var looks = 0;
        other.Get<ISharedDataProtectionKeys>().Changed += () =>
        {
            Interlocked.Increment(ref looks);
            throw new FormatException("No key.");
        };
        var heard = Listen(other);
        // Here nobody sends a message.
        var last = (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Sequence;
        var following = FollowAsync(other, stop.Token);

        Assert.Equal(last, await heard.WaitAsync(Patience.Long));

        Assert.Equal(1, looks);
        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task A_setting_that_nobody_told_is_found_behind_a_row_that_was_told()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var settings = 0;
        other.Feed.SubscribeToSettings(noah, () => Interlocked.Increment(ref settings));
        var following = FollowAsync(other, stop.Token);
        // A ledger is always heard of once when it is first asked for.
        await Patience.UntilAsync(() => Volatile.Read(ref settings) == 1);

        await House.Get<MembershipService>().RemoveAsync(Mara, noah.UserId);
        await other.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await other.FieldsAsync(Mara));

        await Patience.UntilAsync(() => Volatile.Read(ref settings) == 2);
        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task Alerts_and_messages_that_come_to_one_server_are_heard_at_the_other()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        using var stop = new CancellationTokenSource();
        var following = Task.WhenAll(FollowAsync(House, stop.Token), FollowAsync(other, stop.Token));
        await AddUntilAsync(Listen(other));
        var alerted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var told =
            new TaskCompletionSource<CapturedExpenseNotification>(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Get<AlertChangeFeed>().Subscribe(Mara, () => alerted.TrySetResult());
        other.Get<InboxChangeFeed>().Subscribe(Mara, news => { if (news is not null) told.TrySetResult(news); });
        var came = new CapturedExpenseNotification(
            Guid.NewGuid(), Guid.NewGuid(), Mara.UserId, new(2026, 11, 30, 1, 2, 3, DateTimeKind.Utc), "Café “Ω”", 450,
            null);

        House.Get<AlertChangeFeed>().Publish(Mara.LedgerId);
        House.Get<InboxChangeFeed>().Publish(Mara.LedgerId, came);
        await alerted.Task.WaitAsync(Patience.Long);
        Assert.Equal(came, await told.Task.WaitAsync(Patience.Long));

        // What is too long for a message comes without its text.
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Get<InboxChangeFeed>().Subscribe(Mara, news => { if (news is null) silent.TrySetResult(); });
        House.Get<InboxChangeFeed>().Publish(Mara.LedgerId, came with { Title = new string('x', 9_000) });
        await silent.Task.WaitAsync(Patience.Long);

        await stop.CancelAsync();
        await following;
    }

    Task<long> Listen(TestServices house)
    {
        var heard = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Feed.Subscribe(Mara, sequence => heard.TrySetResult(sequence));
        return heard.Task;
    }

    async Task AddUntilAsync(Task<long> heard)
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await heard.WaitAsync(Patience.Long);
    }

    /// <summary>Half a millisecond is left of three seconds whenever it is looked at.</summary>
    sealed class HastyTime : TimeProvider
    {
        long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * 29_995_000;
    }

    static Task FollowAsync(TestServices house, CancellationToken cancel) =>
        house.Get<IDatabaseOperations>().FollowOthersAsync(cancel);
}
