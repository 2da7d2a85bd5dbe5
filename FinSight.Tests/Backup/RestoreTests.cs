using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Sessions;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Backup;

public sealed class RestoreTests : BackupTestBase
{
    [Theory]
    [InlineData(null)]
    [InlineData("plum cake and tea ☕")]
    public async Task What_is_restored_is_all_that_was_backed_up(string? passphrase)
    {
        var made = await Backups.MakeAsync(Inside("backup.zip"), passphrase);
        Assert.Equal((1, 1, 3), (made.Accounts, made.Ledgers, made.Expenses));
        var read = await Backups.VerifyAsync(Inside("backup.zip"), passphrase);
        Assert.Equal(made, read);

        var target = DataFolder.Open(Inside("target"));
        var restored = await new RestoreService(target, TimeProvider.System).RunAsync(Inside("backup.zip"), passphrase);
        Assert.Equal(new RestoreResult(made, null), restored);
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(target.Keys, "key-1.xml")));
        await using var house = await TestServices.OpenAsync(new TempFolder(target.Path));
        Assert.Equal(await RowsAsync(House), await RowsAsync(house));
        await house.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task What_was_there_is_kept_whole_beside_and_no_session_or_invitation_of_the_past_holds()
    {
        var me = await House.SignInAsync(Mara);
        await House.Get<LedgerInvitationService>().MakeAsync(Mara, new(Role.Editor, Days: 7, IsReusable: true));
        var file = await MakeAsync();
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Since then"));
        await House.CloseAsync();

        var summary = await new RestoreService(DataFolder.Open(House.Folder.Path), TimeProvider.System)
            .RunAsync(file, null);

        await using (var house = await TestServices.OpenAsync(new TempFolder(House.Folder.Path)))
        {
            await using var db = await house.Contexts.CreateDbContextAsync();
            Assert.Equal(3, await db.Expenses.CountAsync());
            Assert.Null(await house.Get<SessionService>().CheckAsync(me.UserId, me.SessionId));
            Assert.Equal(0, await db.LedgerInvitations.CountAsync());
            Assert.Equal(
                FinSight.Core.Security.SecurityEventKind.Restored,
                (await db.SecurityEvents.OrderBy(e => e.Sequence).LastAsync()).Act);
            await house.CloseAsync();
            Assert.True(File.Exists(Path.Combine(summary.Kept!, "keys", "key-1.xml")));
            await using var before = await TestServices.OpenAsync(new TempFolder(summary.Kept!));
            await using var old = await before.Contexts.CreateDbContextAsync();
            Assert.Equal(4, await old.Expenses.CountAsync());
        }
    }

    [Fact]
    public async Task A_restore_waits_for_no_server_and_says_so()
    {
        var file = await MakeAsync();
        using var server = FolderLock.Share(House.Get<DataFolder>());
        using (FolderLock.Share(House.Get<DataFolder>()))
        {
            var refused = await Assert.ThrowsAsync<RuleException>(
                () => House.Get<RestoreService>().RunAsync(file, null));
            Assert.Equal(Rules.Backup.InUse, refused.Rule);
        }
    }

    [Fact]
    public async Task A_backup_of_an_older_version_becomes_one_of_this()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.GetService<IMigrator>().MigrateAsync("BatchLinks");
        var older = Inside("older.db");
        Execute(House.Get<DataFolder>().Database, $"VACUUM INTO '{older}'");
        await using (var db = await House.Contexts.CreateDbContextAsync()) await db.Database.MigrateAsync();
        var content = await DatabaseFileOperations.ReadAsync(older, default);
        var file = await CraftAsync(
            unpacked => File.Copy(older, Path.Combine(unpacked, "finsight.db"), overwrite: true),
            manifest => manifest with { Schema = content.Migrations[^1], Rows = content.Rows });

        var target = DataFolder.Open(Inside("target"));
        await new RestoreService(target, TimeProvider.System).RunAsync(file, null);
        await using var house = await TestServices.OpenAsync(new TempFolder(target.Path));
        await using var after = await house.Contexts.CreateDbContextAsync();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
        Assert.Equal(3, await after.Expenses.CountAsync());
    }

    [Fact]
    public async Task A_restore_that_was_stopped_anywhere_goes_on_at_the_next_start()
    {
        var file = await MakeAsync();
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Since then"));
        await House.CloseAsync();
        // The note is written, and each of the two moves is done or not.
        for (var moves = 0; moves <= 2; moves++)
        {
            var folder = DataFolder.Open(Inside($"stopped-{moves}"));
            File.Copy(Path.Combine(House.Folder.Path, "finsight.db"), folder.Database);
            Directory.CreateDirectory(folder.Keys);
            await new HalfRestore(folder).BeginAsync(file, moves);
            RestoreSwap.Finish(folder);
            RestoreSwap.Finish(folder);

            await using var house = await TestServices.OpenAsync(new TempFolder(folder.Path));
            await using var db = await house.Contexts.CreateDbContextAsync();
            Assert.Equal(3, await db.Expenses.CountAsync());
            Assert.True(File.Exists(Path.Combine(folder.Path, "kept", "finsight.db")));
            Assert.Empty(Directory.GetDirectories(folder.Path, ".finsight-*"));
        }
    }

    [Fact]
    public async Task What_waits_for_the_next_start_is_left_alone_meanwhile()
    {
        var file = await MakeAsync();
        var folder = DataFolder.Open(Inside("waiting"));
        await new HalfRestore(folder).BeginAsync(file, moves: 0);
        Directory.Delete(Path.Combine(folder.Path, "kept"));
        // A server that still runs there makes things of its own.
        using (StagingFolder.Open(folder.Path))
            Assert.Equal(2, Directory.GetDirectories(folder.Path, ".finsight-*").Length);
        RestoreSwap.Finish(folder);
        Assert.True(File.Exists(folder.Database));
    }

    /// <summary>A restore that is killed after so many of its moves.</summary>
    sealed class HalfRestore(DataFolder folder)
    {
        public async Task BeginAsync(string file, int moves)
        {
            using var staging = StagingFolder.Open(folder.Path);
            await new RestoreService(folder, TimeProvider.System)
                .StageAsync(file, null, staging, FinSight.Core.Security.ClientInfo.Unknown, default);
            RestoreSwap.Begin(folder, staging, "kept");
            var kept = Path.Combine(folder.Path, "kept");
            Directory.CreateDirectory(kept);
            if (moves > 0) File.Move(folder.Database, Path.Combine(kept, "finsight.db"));
            if (moves > 1) Directory.Move(folder.Keys, Path.Combine(kept, "keys"));
        }
    }
}
