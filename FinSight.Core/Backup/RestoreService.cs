using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.SignUp;

namespace FinSight.Core.Backup;

/// <summary>Puts a backup in the place of the database and the keys, where no server runs on them.</summary>
public sealed class RestoreService(DataFolder folder, TimeProvider time)
{
    readonly ReplacedFolders _before = new(folder, time);

    /// <summary>
    /// Proves the backup first. What was there is kept in a folder beside; all sessions of the backup are ended, and
    /// its one-time links and invitations void, as they may have been ended since.
    /// </summary>
    /// <exception cref="RuleException">
    /// A server runs there, or the backup can't be trusted: nothing was changed.
    /// </exception>
    public async Task<RestoreResult> RunAsync(string file, string? passphrase, CancellationToken cancel = default)
    {
        folder.RequireDatabase();
        using var alone = FolderLock.TakeAlone(folder) ?? throw new RuleException(Rules.Backup.InUse, folder.Path);
        if (RestoreSwap.IsPending(folder)) RestoreSwap.Run(folder);
        using var staging = StagingFolder.Open(folder.Path);
        var backup = await StageAsync(file, passphrase, staging, ClientInfo.Unknown, cancel);
        var kept = File.Exists(folder.Database) || Directory.Exists(folder.Keys) ? _before.NewName() : null;
        RestoreSwap.Begin(folder, staging, kept ?? _before.NewName());
        RestoreSwap.Run(folder);
        _before.Prune();
        return new RestoreResult(backup, kept is null ? null : Path.Combine(folder.Path, kept));
    }

    /// <summary>
    /// For a server that runs and has no account yet: the next start of it finds the backup in
    /// the place of its database.
    /// </summary>
    /// <exception cref="RuleException">
    /// Somebody has an account here by now, or the backup can't be trusted: nothing was changed.
    /// </exception>
    public async Task<BackupSummary> PrepareAsync(
        RegistrationService registration, Stream file, string? passphrase, ClientInfo caller,
        CancellationToken cancel = default)
    {
        folder.RequireDatabase();
        using var staging = StagingFolder.Open(folder.Path);
        var sent = staging.Inside("sent");
        await using (var copy = File.Create(sent)) await file.CopyToAsync(copy, cancel);
        var backup = await StageAsync(
            sent, string.IsNullOrEmpty(passphrase) ? null : passphrase, staging, caller, cancel);
        File.Delete(sent);
        if (await registration.LookAsync(null, cancel) is not RegistrationOutcome.First)
            throw new RuleException(Rules.Backup.NotEmpty);
        RestoreSwap.Begin(folder, staging, _before.NewName());
        return backup;
    }

    internal async Task<BackupSummary> StageAsync(
        string file, string? passphrase, StagingFolder staging, ClientInfo caller, CancellationToken cancel)
    {
        var manifest = await BackupService.UnpackAsync(
            file, passphrase, staging, BackupManifest.OfServer, time, cancel, async contexts =>
            {
                await using var db = await contexts.CreateDbContextAsync(cancel);
                await RestoredAccessRevocation.EndAsync(db, cancel);
                await new SecurityLog(contexts, time).WriteAsync(
                    SecurityEventKind.Restored, null, caller, cancel: cancel);
            });
        staging.Flush();
        return BackupSummary.Of(manifest, new FileInfo(file).Length);
    }
}

/// <param name="Kept">Where what was there before is; null where nothing was.</param>
public sealed record RestoreResult(BackupSummary Backup, string? Kept);
