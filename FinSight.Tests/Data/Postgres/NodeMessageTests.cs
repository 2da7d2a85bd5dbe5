using FinSight.Core.Data.Postgres;

namespace FinSight.Tests.Data.Postgres;

public sealed class NodeMessageTests
{
    static readonly NodeMessage Moved = new(Guid.NewGuid(), NodeMessageKind.Rows, 7, At: 639_000_000_000_000_000);

    [Fact]
    public void What_one_server_says_another_reads() =>
        Assert.Equal(Moved, NodeMessage.Read(Moved.Text("another"), "me"));

    [Fact]
    public void A_version_that_knows_no_moment_reads_what_came_before_it_and_finds_nothing_there()
    {
        var parts = Moved.Text("another").Split(' ');
        Assert.Equal("-", parts[4]);
        Assert.Equal(Moved with { At = 0 }, NodeMessage.Read(string.Join(' ', parts[..5]), "me"));
    }

    [Fact]
    public void What_an_older_version_says_has_no_moment() =>
        Assert.Equal(Moved with { At = 0 }, NodeMessage.Read($"another {Moved.Ledger:N} Rows 7", "me"));
}
