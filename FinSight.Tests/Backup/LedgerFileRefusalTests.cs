using System.IO.Compression;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>What of a ledger does not go along, and which files are refused.</summary>
public sealed class LedgerFileRefusalTests : LedgerFileTestBase
{
    [Fact]
    public async Task Nothing_of_other_ledgers_or_accounts_goes_along()
    {
        var other = await _there.MoveInAsync("Stranger");
        await _there.Expenses.AddAsync(other, Guid.CreateVersion7(), await _there.FieldsAsync(other, "Canary"));
        await FurnishAsync(_mara);
        await TakeAsync(_mara);
        var unpacked = Path.Combine(Way.Path, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(Sent, unpacked);
        var bytes = System.Text.Encoding.Latin1.GetString(
            await File.ReadAllBytesAsync(Path.Combine(unpacked, "finsight.db")));
        foreach (var secret in new[] { "Canary", "Stranger" })
            Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal);
        Assert.Equal(["finsight.db", "manifest.json"], Directory.GetFiles(unpacked).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetDirectories(_there.Folder.Path, ".finsight-*"));
    }

    [Fact]
    public async Task Only_an_owner_takes_it_along()
    {
        var editor = await _there.JoinAsync(_mara, "Jonas");
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => _there.Get<LedgerFileService>().TakeAsync(editor, ClientInfo.Unknown));
        Assert.Equal(Rules.Ledgers.RoleTooLow, refused.Rule);
    }

    [Fact]
    public async Task A_backup_is_no_ledger_and_a_ledger_no_backup()
    {
        await TakeAsync(_mara);
        Assert.Equal(
            Rules.Backup.IsLedger,
            (await Assert.ThrowsAsync<RuleException>(() => _here.Get<BackupService>().VerifyAsync(Sent, null))).Rule);
        var backup = Path.Combine(Way.Path, "backup.zip");
        await _there.Get<BackupService>().MakeAsync(backup, null);
        await using var file = File.OpenRead(backup);
        var me = await _here.SignInAsync(_noah);
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => _here.Get<LedgerFileService>().BringAsync(me, file, ClientInfo.Unknown));
        Assert.Equal(Rules.Backup.IsServer, refused.Rule);
    }

    [Fact]
    public async Task A_crafted_one_is_refused_and_changes_nothing()
    {
        await TakeAsync(_mara);
        await File.WriteAllBytesAsync(Sent, (await File.ReadAllBytesAsync(Sent))[..^200]);
        await using (var before = await _here.Contexts.CreateDbContextAsync())
            Assert.Equal(1, await before.Ledgers.CountAsync());
        await Assert.ThrowsAsync<RuleException>(() => BringAsync(_noah));
        await using var db = await _here.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Ledgers.CountAsync());
        Assert.Empty(Directory.GetDirectories(_here.Folder.Path, ".finsight-*"));
    }
}
