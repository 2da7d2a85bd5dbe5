using System.Globalization;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Backup;

/// <summary>
/// <c>backup FILE</c>, <c>verify FILE</c> and <c>restore FILE</c>; the first two also beside a running server.
/// </summary>
static class BackupCommands
{
    public const string Backup = "backup", Verify = "verify", Restore = "restore";

    /// <returns>The exit code: 0 where it is done, 1 where it is not, 2 where the command is not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        if (args is not [var command, { Length: > 0 } file])
        {
            await Console.Error.WriteLineAsync($"Say which file: {args[0]} FILE");
            return 2;
        }
        try
        {
            await Console.Out.WriteLineAsync(await RunAsync(services, command, file));
            return 0;
        }
        catch (RuleException broken)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<RuleTexts>().Of(broken));
            return 1;
        }
    }

    static async Task<string> RunAsync(IServiceProvider services, string command, string file)
    {
        var (folder, passphrase) =
            (services.GetRequiredService<DataFolder>(), services.GetRequiredService<BackupSettings>().Passphrase);
        var backups = services.GetRequiredService<BackupService>();
        switch (command)
        {
            case Backup:
                using (FolderLock.Share(folder))
                    return $"{file} is made and proved: {Tell(await backups.MakeAsync(file, passphrase))}.";
            case Verify:
                return $"{file} is sound: {Tell(await backups.VerifyAsync(file, passphrase))}.";
            default:
                var restored = await services.GetRequiredService<RestoreService>().RunAsync(file, passphrase);
                var kept = restored.Kept is null ? "" : $" What was there is kept in {restored.Kept}.";
                return
                    $"{file} is restored into {folder.Path}: {Tell(restored.Backup)}.{kept} Start FinSight now; " +
                    "everybody has to sign in again, and API tokens and connections revoked since then are back.";
        }
    }

    static string Tell(BackupSummary backup) => string.Create(CultureInfo.InvariantCulture,
        $"{backup.Expenses:N0} expenses, {backup.Ledgers:N0} ledgers and {backup.Accounts:N0} accounts of {backup.MadeAt:yyyy-MM-dd HH:mm} UTC, {ByteText.Of(backup.Bytes, CultureInfo.InvariantCulture)}");
}
