using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;

namespace FinSight.Tests.Backup;

/// <summary>Anybody may bring a ledger along, and nobody fills the disk with it.</summary>
[Trait("Only", "SQLite")]
public sealed class ImportRoomTests : ServiceTestBase
{
    const long MiB = 1 << 20, GiB = 1L << 30;

    readonly FakeTime _time = new();

    protected override TimeProvider? Clock => _time;

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
        Assert.Equal(code, RefusalOf(kind, KnownSchemas.Latest, bytes, new DiskSpaceSnapshot(free, all)));
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(255, "backup.no_room")]
    public void A_ledger_of_an_older_version_takes_more(long mebibytes, string? code) => Assert.Equal(
        code,
        RefusalOf(
            BackupManifest.OfLedger, "20261129153327_BatchLinks", GiB,
            new DiskSpaceSnapshot(6 * GiB + mebibytes * MiB, 100 * GiB)));

    static string? RefusalOf(string kind, string schema, long bytes, DiskSpaceSnapshot disk, RoomPromise? room = null)
    {
        var manifest = new BackupManifest(
            "FinSight", 1, "1", schema, default, [new("finsight.db", bytes, "")], new Dictionary<string, long>(), kind);
        return (Record.Exception(() => DiskRoomRules.Require(manifest, disk, room)) as RuleException)?.Rule.Code;
    }

    [Fact]
    public async Task What_would_fill_the_disk_is_not_even_received()
    {
        using var file = new SentFile { Bytes = long.MaxValue / 2 };
        file.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.NoRoom, file);
    }

    [Fact]
    public void What_one_was_promised_no_other_is_until_it_ends()
    {
        var (all, disk) = (new PromisedRoom(), new DiskSpaceSnapshot(10 * GiB, 100 * GiB));
        using var sent = all.Begin();
        using var unpacked = all.Begin();
        sent.Require(7 * GiB, disk);
        Assert.Equal("backup.no_room", RefusalOf(BackupManifest.OfLedger, KnownSchemas.Latest, GiB, disk, unpacked));
        sent.Require(5 * GiB, disk);
        Assert.Null(RefusalOf(BackupManifest.OfLedger, KnownSchemas.Latest, GiB, disk, unpacked));
        Assert.Throws<RuleException>(() => sent.Require(6 * GiB, disk));
        unpacked.Dispose();
        sent.Require(9 * GiB, disk);
    }

    [Fact]
    public async Task Who_sends_takes_none_of_the_room_that_another_s_file_still_needs()
    {
        var most = DiskSpaceSnapshot.Of(House.Folder.Path).FreeBytes * 2 / 3;
        using var slow = new SentFile { Bytes = most };
        var bringing = await BringAsync(Mara, slow);
        using var file = new SentFile { Bytes = most };
        file.Arrived.SetResult();
        var noah = await House.MoveInAsync("Noah");
        await RefusedAsync(Rules.Backup.NoRoom, file, noah, left: 1);
        slow.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.Foreign, bringing);
        await RefusedAsync(Rules.Backup.Foreign, file, noah);
    }

    [Theory]
    [InlineData(60, "backup.foreign")]
    [InlineData(130, "backup.too_slow")]
    public async Task Each_mebibyte_comes_within_a_minute(int seconds, string code)
    {
        using var file = new DrippedFile(_time, TimeSpan.FromSeconds(seconds));
        var refused = await Assert.ThrowsAsync<RuleException>(async () => await await BringAsync(Mara, file));
        Assert.Equal(code, refused.Rule.Code);
    }

    [Fact]
    public async Task Who_sends_slowly_keeps_nobody_else_waiting_and_sends_one_file_at_a_time()
    {
        using var slow = new SentFile();
        var bringing = await BringAsync(Mara, slow);
        using var file = new SentFile();
        file.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.Busy, file, left: 1);
        await RefusedAsync(Rules.Backup.Foreign, file, await House.MoveInAsync("Noah"), left: 1);
        slow.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.Foreign, bringing);
        await RefusedAsync(Rules.Backup.Foreign, file);
    }

    [Fact]
    public async Task A_few_come_in_at_once_and_each_has_an_hour()
    {
        using var slow = new SentFile();
        var all = new List<Task>();
        for (var i = 0; i < LedgerFileReceiver.Most; i++)
            all.Add(await BringAsync(await House.MoveInAsync($"Noah {i}"), slow));
        await RefusedAsync(Rules.Backup.Busy, slow, left: LedgerFileReceiver.Most);
        _time.Advance(LedgerFileReceiver.Longest);
        foreach (var bringing in all) await RefusedAsync(Rules.Backup.TooSlow, bringing);
        slow.Arrived.SetResult();
        await RefusedAsync(Rules.Backup.Foreign, slow);
    }

    async Task<Task> BringAsync(Member member, Stream file)
    {
        file.Position = 0;
        return House.Get<LedgerFileService>().BringAsync(await House.SignInAsync(member), file, ClientInfo.Unknown);
    }

    async Task RefusedAsync(Rule rule, Stream file, Member? member = null, int left = 0)
    {
        await RefusedAsync(rule, await BringAsync(member ?? Mara, file));
        Assert.Equal(left, Directory.GetDirectories(House.Folder.Path, ".finsight-*").Length);
    }

    static async Task RefusedAsync(Rule rule, Task bringing) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleException>(() => bringing)).Rule);

    /// <summary>Five MiB, each of which takes its time.</summary>
    sealed class DrippedFile(FakeTime time, TimeSpan pause) : MemoryStream(new byte[5 * MiB])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length) time.Advance(pause);
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    /// <summary>Comes slowly, and is no backup.</summary>
    sealed class SentFile() : MemoryStream("Dear Mara"u8.ToArray())
    {
        public long Bytes { get; init; } = 9;

        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override long Length => Bytes;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Arrived.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
