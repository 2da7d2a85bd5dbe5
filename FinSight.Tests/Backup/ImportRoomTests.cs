using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using FinSight.Core.Security;

namespace FinSight.Tests.Backup;

/// <summary>Anybody may bring a ledger along, and nobody fills the disk with it.</summary>
[Trait("Only", "SQLite")]
public sealed class ImportRoomTests : ServiceTestBase
{
    const long MiB = 1 << 20, GiB = 1L << 30;

    [Theory]
    [InlineData(BackupManifest.OfLedger, GiB, 4 * GiB + 256 * MiB, 100 * GiB, null)]
    [InlineData(BackupManifest.OfLedger, GiB, 4 * GiB + 255 * MiB, 100 * GiB, "backup.no_room")]
    [InlineData(BackupManifest.OfLedger, GiB, 4 * GiB + 155 * MiB, 3 * GiB, null)]
    [InlineData(BackupManifest.OfLedger, MiB, 33 * MiB, 100 * MiB, "backup.no_room")]
    [InlineData(BackupManifest.OfLedger, 4 * GiB, 100 * GiB, 200 * GiB, null)]
    [InlineData(BackupManifest.OfLedger, 4 * GiB + 1, 100 * GiB, 200 * GiB, "backup.too_large")]
    [InlineData(BackupManifest.OfServer, 90 * GiB, 91 * GiB, 200 * GiB, null)]
    public void It_leaves_room_for_everybodys_expenses(string kind, long bytes, long free, long all, string? code)
    {
        Assert.Equal(code, RefusalOf(kind, KnownSchemas.Latest, bytes, new DiskSpace(free, all)));
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(255, "backup.no_room")]
    public void A_ledger_of_an_older_version_takes_more(long mebibytes, string? code) => Assert.Equal(
        code,
        RefusalOf(
            BackupManifest.OfLedger, "20261129153327_BatchLinks", GiB,
            new DiskSpace(6 * GiB + mebibytes * MiB, 100 * GiB)));

    static string? RefusalOf(string kind, string schema, long bytes, DiskSpace disk)
    {
        var manifest = new BackupManifest(
            "FinSight", 1, "1", schema, default, [new("finsight.db", bytes, "")], new Dictionary<string, long>(), kind);
        return (Record.Exception(() => DiskRoomLimits.Require(manifest, disk)) as RuleException)?.Rule.Code;
    }

    [Fact]
    public async Task What_would_fill_the_disk_is_not_even_received()
    {
        using var file = new SentFile { Bytes = long.MaxValue / 2 };
        file.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.NoRoom, file);
    }

    [Fact]
    public async Task One_comes_in_at_a_time()
    {
        using var first = new SentFile { Bytes = 1 };
        var me = await House.SignInAsync(Mara);
        var bringing = House.Get<LedgerFileService>().BringAsync(me, first, Caller.Unknown);
        using var second = new SentFile { Bytes = 1 };
        second.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.Busy, second);
        first.Arrived.SetResult();
        Assert.Equal(Rules.Backup.Foreign, (await Assert.ThrowsAsync<RuleException>(() => bringing)).Rule);
        await RefusedAsync(Rules.Backup.Foreign, second);
    }

    async Task RefusedAsync(Rule rule, Stream file)
    {
        var me = await House.SignInAsync(Mara);
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => House.Get<LedgerFileService>().BringAsync(me, file, Caller.Unknown));
        Assert.Equal(rule, refused.Rule);
        var left = Directory.GetDirectories(House.Folder.Path, ".finsight-*").Length;
        Assert.Equal(rule == Rules.Backup.Busy ? 1 : 0, left);
    }

    /// <summary>Comes slowly, and is no backup.</summary>
    sealed class SentFile : MemoryStream
    {
        public required long Bytes { get; init; }

        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override long Length => Bytes;

        public override async Task CopyToAsync(
            Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await Arrived.Task.WaitAsync(cancellationToken);
            await destination.WriteAsync("Dear Mara"u8.ToArray(), cancellationToken);
        }
    }
}
