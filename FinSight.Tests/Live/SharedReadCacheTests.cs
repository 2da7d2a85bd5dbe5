using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Profile;
using FinSight.Web.Features.Live;

namespace FinSight.Tests.Live;

public sealed class SharedReadCacheTests : ServiceTestBase
{
    readonly FakeTime _time = new();
    int _read;

    SharedReadCache Reads { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Reads = new(House.Get<LedgerSequenceReader>(), House.Feed, _time);
    }

    [Fact]
    public async Task What_many_ask_for_at_once_is_read_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(Mara)));
        Assert.Equal(Enumerable.Repeat(1, 20), answers);
    }

    [Fact]
    public async Task Nobody_gets_what_was_read_before_a_write()
    {
        await AskAsync(Mara);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.Equal(2, await AskAsync(Mara));
    }

    [Fact]
    public async Task Another_question_and_another_ledger_have_answers_of_their_own()
    {
        var jonas = await House.MoveInAsync("Jonas");
        Assert.Equal((1, 2, 3), (await AskAsync(Mara), await AskAsync(jonas), await AskAsync(Mara, "all time")));
    }

    [Fact]
    public async Task It_is_read_for_whom_it_was_asked_for()
    {
        var jonas = await House.MoveInAsync("Jonas");
        foreach (var member in new[] { Mara, jonas })
            Assert.Equal(
                member.LedgerId, await Reads.ReadAsync(member, "view", asked => Task.FromResult(asked.LedgerId)));
    }

    [Fact]
    public async Task Another_name_is_seen_at_once_though_it_moves_no_ledger()
    {
        await AskAsync(Mara);
        await House.Get<ProfileService>().RenameAsync(Mara, "Mara B.");
        Assert.Equal(2, await AskAsync(Mara));
    }

    [Fact]
    public async Task Whoever_only_joined_a_read_that_fails_reads_alone()
    {
        var begun = new TaskCompletionSource();
        var fails = new TaskCompletionSource<int>();
        var first = Reads.ReadAsync(Mara, 0, "view", _ =>
        {
            begun.SetResult();
            return fails.Task;
        });
        await begun.Task.WaitAsync(Patience.Long);
        var second = Reads.ReadAsync(Mara, 0, "view", _ => Task.FromResult(7));
        fails.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task What_failed_is_read_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Reads.ReadAsync<int>(Mara, "view", _ => throw new InvalidOperationException()));
        Assert.Equal(1, await AskAsync(Mara));
    }

    [Fact]
    public async Task After_a_while_nothing_is_kept()
    {
        await AskAsync(Mara);
        await _time.TimerCreatedAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await AskAsync(Mara));
    }

    Task<int> AskAsync(Member member, string question = "view") =>
        Reads.ReadAsync(member, question, _ => Task.FromResult(Interlocked.Increment(ref _read)));
}
