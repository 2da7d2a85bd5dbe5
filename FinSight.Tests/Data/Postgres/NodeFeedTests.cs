using FinSight.Core.Data;

namespace FinSight.Tests.Data.Postgres;

/// <summary>Two servers on one database.</summary>
public sealed class NodeFeedTests : ServiceTest
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

    static Task FollowAsync(TestServices house, CancellationToken cancel) => house.Get<IDatabase>().FollowOthersAsync(cancel);
}
