using System.Diagnostics;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>Whoever backs up or restores may be killed at any moment.</summary>
public sealed class KilledBackupTests : BackupTestBase
{
    readonly Random _random = new(20261129);

    [Fact]
    public async Task A_backup_that_is_killed_leaves_nothing_under_its_name_and_the_next_takes_the_rest_away()
    {
        await House.CloseAsync();
        var backups = Directory.CreateDirectory(Inside("backups")).FullName;
        for (var round = 0; round < RandomTrialCount.Times(4, 50); round++)
            await RunAndKillAsync([BackupProcess.MakeCommand, House.Folder.Path, backups], _random.Next(3));

        await using var house = await TestServices.OpenAsync(new TempFolder(House.Folder.Path));
        await house.Get<BackupService>().MakeAsync(Path.Combine(backups, "last.zip"), null);
        Assert.Empty(Directory.GetDirectories(backups));
        foreach (var file in Directory.GetFiles(backups))
            Assert.Equal(3, (await house.Get<BackupService>().VerifyAsync(file, null)).Expenses);
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task A_restore_that_is_killed_is_not_begun_or_done_and_never_in_between()
    {
        var one = await MakeAsync("one.zip");
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Since then"));
        await File.WriteAllTextAsync(Path.Combine(House.Get<DataFolder>().Keys, "key-2.xml"), "<key/>");
        var other = await MakeAsync("other.zip");
        var folder = DataFolder.Open(Inside("target"));
        await new RestoreService(folder, TimeProvider.System).RunAsync(one, null);

        for (var round = 0; round < RandomTrialCount.Times(5, 50); round++)
        {
            await RunAndKillAsync([BackupProcess.RestoreCommand, folder.Path, one, other], 1 + _random.Next(3));
            // As each start does.
            RestoreSwap.Finish(folder);
            // Closed and not disposed of: the folder stays.
            var house = await TestServices.OpenAsync(new TempFolder(folder.Path));
            await using (var db = await house.Contexts.CreateDbContextAsync())
                Assert.Equal(await db.Expenses.CountAsync() - 2, Directory.GetFiles(folder.Keys).Length);
            Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
            await house.CloseAsync();
            Assert.Empty(Directory.GetDirectories(folder.Path, ".finsight-*"));
            Assert.False(File.Exists(Path.Combine(folder.Path, "restore.json")));
            foreach (var kept in Directory.GetDirectories(folder.Path, "before-restore-*"))
            {
                Assert.Equal(
                    ["finsight.db", "keys"], Directory.GetFileSystemEntries(kept).Select(Path.GetFileName).Order());
                Directory.Delete(kept, recursive: true);
            }
        }
    }

    /// <param name="lines">How many it may print first.</param>
    async Task RunAndKillAsync(string[] arguments, int lines)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(TestProgram).Assembly.Location, .. arguments])
            {
                RedirectStandardOutput = true,
            })!;
        for (var i = 0; i < lines; i++) Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        await RandomTrialCount.PauseAsync(_random, 700);
        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
