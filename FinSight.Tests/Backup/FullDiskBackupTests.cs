using System.Text;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit.Abstractions;

namespace FinSight.Tests.Backup;

/// <summary>On a real disk that is too small, where root may mount one.</summary>
public sealed class FullDiskBackupTests(ITestOutputHelper output) : BackupTestBase
{
    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(95)]
    [InlineData(102)]
    public async Task A_backup_that_finds_no_room_leaves_nothing_behind(int percentOfTheDatabase)
    {
        Execute(House.Get<DataFolder>().Database, $"VACUUM INTO '{Inside("copy.db")}'");
        var kibibytes = (int)(new FileInfo(Inside("copy.db")).Length * percentOfTheDatabase / 100 >> 10);
        using var disk = await SmallDisk.MountAsync(Inside("disk"), kibibytes, output);
        if (disk is null) return;
        // That there is no room is seen before; here it is only noticed on the way.
        var backups = new BackupService(House.Get<DataFolder>(), TimeProvider.System) { Reserve = long.MinValue / 2 };
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => backups.MakeAsync(Path.Combine(disk.Path, "backup.zip"), null));
        Assert.Equal(Rules.Backup.NoRoom, refused.Rule);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [Fact]
    public async Task A_restore_that_finds_no_room_changes_nothing()
    {
        var file = await MakeAsync();
        using var disk = await SmallDisk.MountAsync(Inside("disk"), 2000, output);
        if (disk is null) return;
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => new RestoreService(DataFolder.Open(disk.Path), TimeProvider.System).RunAsync(file, null));
        Assert.Equal(Rules.Backup.NoRoom, refused.Rule);
        Assert.Equal(["finsight.lock"], Directory.GetFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    /// <summary>For its copy, for the first word of its upgrade, and for its migrations.</summary>
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 40)]
    [InlineData(2, 100)]
    public async Task A_backup_of_an_older_version_that_finds_no_room_is_not_called_damaged(
        int copies, int andKibibytes)
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.GetService<IMigrator>().MigrateAsync("BatchLinks");
        Execute(House.Get<DataFolder>().Database, $"VACUUM INTO '{Inside("older.db")}'");
        var kibibytes = copies * (int)(new FileInfo(Inside("older.db")).Length >> 10) + andKibibytes;
        using var disk = await SmallDisk.MountAsync(Inside("disk"), kibibytes, output);
        if (disk is null) return;
        File.Copy(Inside("older.db"), Path.Combine(disk.Path, "finsight.db"));
        await Assert.ThrowsAsync<FullDiskException>(
            () => DatabaseVerifier.AskDoctorAsync(disk.Path, TimeProvider.System, default));
    }

    [Fact]
    public async Task A_data_folder_without_room_takes_no_add_and_gives_no_ledger_away_and_is_sound_after()
    {
        using var disk = await SmallDisk.MountAsync(Inside("disk"), 2500, output);
        if (disk is null) return;
        File.Copy(House.Get<DataFolder>().Database, Path.Combine(disk.Path, "finsight.db"));
        var house = await TestServices.OpenAsync(new TempFolder(disk.Path));
        var mara = await house.MoveInAsync();
        var fields = await house.FieldsAsync(mara) with { Note = new string('x', 900) };
        var acknowledged = 0;
        var refused = await Assert.ThrowsAsync<FullDiskException>(async () =>
        {
            for (; ; acknowledged++) await house.Expenses.AddAsync(mara, Guid.CreateVersion7(), fields);
        });
        Assert.Equal(Rules.Data.DiskFull, refused.Rule);
        await Assert.ThrowsAnyAsync<RuleException>(
            () => house.Get<LedgerFileService>().TakeAsync(mara, ClientInfo.Unknown));
        Assert.Empty(Directory.GetDirectories(disk.Path, ".finsight-*"));
        await AssertWholeOrNothingAsync(house, mara);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            Assert.Equal(acknowledged, db.Expenses.Count(e => e.LedgerId == mara.LedgerId));
        await house.CloseAsync();
    }

    // Its line in the security log may find the last room that there is.
    static async Task AssertWholeOrNothingAsync(TestServices house, Member mara)
    {
        using var file = new MemoryStream();
        var refused = await Record.ExceptionAsync(() => house.Get<ExpenseExportService>().WriteAsync(
            mara, new ExpenseExportRequest(new(), Format: ExportFormat.JsonLines), file, ClientInfo.Unknown));
        var lines = Encoding.UTF8.GetString(file.ToArray());
        if (refused is null) Assert.EndsWith("\"left\":0}\n", lines, StringComparison.Ordinal);
        else Assert.Equal((typeof(FullDiskException), ""), (refused.GetType(), lines));
    }
}
