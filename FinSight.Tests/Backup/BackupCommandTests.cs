using System.Diagnostics;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>The commands as whoever runs a server types them: processes of their own.</summary>
public sealed class BackupCommandTests : BackupTestBase
{
    [Fact]
    public async Task Three_lines_back_up_look_and_restore()
    {
        var (file, target) = (Inside("backup.zip"), Inside("target"));
        var (code, line, _) = await RunAsync(House.Folder.Path, "backup", file);
        Assert.Equal(0, code);
        Assert.Matches(
            "^.*backup.zip is made and proved: 3 expenses, 1 ledgers and 1 accounts of .* UTC, .*\\.$", line);
        (code, line, _) = await RunAsync(target, "verify", file);
        Assert.Equal(0, code);
        Assert.Matches("^.*backup.zip is sound: 3 expenses, .*$", line);
        (code, line, _) = await RunAsync(target, "restore", file);
        Assert.Equal(0, code);
        Assert.EndsWith(
            "Start FinSight now; everybody has to sign in again, and API tokens and connections revoked since then "
            + "are back.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("kept in", line, StringComparison.Ordinal);
        await using var house = await TestServices.OpenAsync(new TempFolder(target));
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal(3, await db.Expenses.CountAsync());
    }

    [Fact]
    public async Task What_is_refused_is_one_line_and_exit_code_1()
    {
        var file = Inside("letter.zip");
        await File.WriteAllTextAsync(file, "Dear Mara");
        Assert.Equal((1, "", "This is no backup of FinSight."), await RunAsync(House.Folder.Path, "verify", file));
        using (FolderLock.Share(House.Get<DataFolder>()))
            Assert.Equal(
                (1, "", $"A FinSight works on {House.Folder.Path} at present. Stop it first, then restore."),
                await RunAsync(House.Folder.Path, "restore", file));
        Assert.Equal((2, "", "Say which file: backup FILE"), await RunAsync(House.Folder.Path, "backup"));
    }

    [Fact]
    public async Task A_passphrase_comes_from_the_environment()
    {
        var file = Inside("backup.sealed");
        Assert.Equal(0, (await RunAsync(House.Folder.Path, "backup", file, "plum cake")).Code);
        Assert.Equal(0, (await RunAsync(House.Folder.Path, "verify", file, "plum cake")).Code);
        Assert.Equal(
            (1, "", "The passphrase is another one, or the backup is damaged."),
            await RunAsync(House.Folder.Path, "verify", file, "plum tart"));
    }

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(
        string folder, string command, string? file = null, string? passphrase = null)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, command, .. file is null ? (string[])[] : [file]])
        {
            Environment = { ["FINSIGHT_DATA"] = folder, ["FINSIGHT_BACKUP_PASSPHRASE"] = passphrase },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
