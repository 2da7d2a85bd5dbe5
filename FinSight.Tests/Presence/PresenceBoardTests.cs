using FinSight.Core.Ledgers;
using FinSight.Web.Features.Presence;

namespace FinSight.Tests.Presence;

public sealed class PresenceBoardTests : IAsyncLifetime
{
    readonly PresenceBoard _board = new();
    TestServices _house = null!;
    Member _mara = null!;
    Member _noah = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
        _noah = await _house.JoinAsync(_mara, "Noah");
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public void Whoever_comes_is_seen_by_the_others_once_and_until_their_last_page_is_gone()
    {
        var told = 0;
        using var mine = _board.Sit(_mara, "Mara", () => told++);
        mine.Show(true, "Mara");
        var first = Open(_noah, "Noah");
        var second = Open(_noah, "Noah");

        Assert.Equal(["Noah"], Names(_mara));
        Assert.Equal(["Mara"], Names(_noah));
        first.Dispose();
        Assert.Equal(["Noah"], Names(_mara));
        told = 0;
        second.Dispose();
        Assert.Empty(Names(_mara));
        Assert.Equal(1, told);
    }

    [Fact]
    public void Whoever_does_not_like_it_or_has_lost_the_line_is_not_shown_and_hears_of_the_others()
    {
        var seat = Open(_noah, "Noah");
        var told = 0;
        using var mine = _board.Sit(_mara, "Mara", () => told++);
        Assert.Empty(Names(_noah));

        seat.Show(false, "Noah");
        Assert.Equal(1, told);
        Assert.Empty(Names(_mara));
        seat.Show(true, "Noah S.");
        Assert.Equal(["Noah S."], Names(_mara));
    }

    [Fact]
    public async Task Nobody_is_seen_in_another_ledger()
    {
        var elsewhere = await _house.MoveInAsync("Jonas");
        Open(elsewhere, "Jonas");
        Assert.Empty(Names(_mara));
    }

    PresenceBoard.Seat Open(Member member, string name)
    {
        var seat = _board.Sit(member, name, () => { });
        seat.Show(true, name);
        return seat;
    }

    IEnumerable<string> Names(Member member) => _board.Others(member).Select(one => one.Name);
}
