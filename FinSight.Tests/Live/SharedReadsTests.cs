using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Live;

namespace FinSight.Tests.Live;

public sealed class SharedReadsTests : ServiceTest
{
    readonly FakeTime _time = new();
    int _read;

    SharedReads Reads { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Reads = new(House.Get<LedgerSequenceService>(), _time);
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
    public async Task What_failed_is_read_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Reads.ReadAsync<int>(Mara, "view", () => throw new InvalidOperationException()));
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
        Reads.ReadAsync(member, question, () => Task.FromResult(Interlocked.Increment(ref _read)));
}
