using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

public sealed class KeyedBatcherTests
{
    static readonly Guid One = Guid.NewGuid(), Other = Guid.NewGuid();

    readonly List<IReadOnlyList<int>> _runs = [];
    readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_comes_meanwhile_is_taken_together_in_its_order_and_each_has_its_own_answer()
    {
        var gathering = new KeyedBatcher<int, string>(RunAsync, 4);
        var first = gathering.AddAsync(One, 0);
        await _begun.Task.WaitAsync(Patience.Long);
        var others = Enumerable.Range(1, 6).Select(i => gathering.AddAsync(One, i)).ToList();
        _open.SetResult();
        Assert.Equal("0", await first.WaitAsync(Patience.Long));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], await Task.WhenAll(others).WaitAsync(Patience.Long));
        Assert.Equal([[0], [1, 2, 3, 4], [5, 6]], _runs);
    }

    [Fact]
    public async Task Whoever_waits_for_one_does_not_wait_for_another()
    {
        var gathering = new KeyedBatcher<int, string>(
            (key, items) => key == One ? RunAsync(key, items) : AnswerAsync(items), 4);
        var first = gathering.AddAsync(One, 1);
        Assert.Equal("2", await gathering.AddAsync(Other, 2).WaitAsync(Patience.Long));
        Assert.False(first.IsCompleted);
        _open.SetResult();
        await first.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task Each_hears_of_its_own_fault_and_all_of_one_that_takes_all_and_it_goes_on()
    {
        var gathering = new KeyedBatcher<int, string>(
            (_, items) => items.Contains(9) ? throw new IOException("All.") : AnswerAsync(items), 4);
        await Assert.ThrowsAsync<InvalidDataException>(() => gathering.AddAsync(One, -1).WaitAsync(Patience.Long));
        await Assert.ThrowsAsync<IOException>(() => gathering.AddAsync(One, 9).WaitAsync(Patience.Long));
        Assert.Equal("3", await gathering.AddAsync(One, 3).WaitAsync(Patience.Long));
    }

    async Task<IReadOnlyList<KeyedBatchItemResult<string>>> RunAsync(Guid key, IReadOnlyList<int> items)
    {
        _runs.Add(items);
        _begun.TrySetResult();
        await _open.Task.WaitAsync(Patience.Long);
        return await AnswerAsync(items);
    }

    static Task<IReadOnlyList<KeyedBatchItemResult<string>>> AnswerAsync(IReadOnlyList<int> items) =>
        Task.FromResult<IReadOnlyList<KeyedBatchItemResult<string>>>(
        [
            .. items.Select(item =>
                item < 0
                    ? new KeyedBatchItemResult<string>(null, new InvalidDataException("One."))
                    : new KeyedBatchItemResult<string>($"{item}")),
        ]);
}
