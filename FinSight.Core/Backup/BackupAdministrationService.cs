using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Backup;

/// <summary>
/// The server's backups, for whoever runs it. A backup holds everybody's ledgers: it takes fresh proof.
/// </summary>
public sealed class BackupAdministrationService(
    IDbContextFactory<FinSightContext> contexts, BackupStore shelf, ReplacedFolders before, BackupSettings settings,
    BackupSchedule watch, SecurityLog log)
{
    /// <exception cref="NotFoundException">The key holds no longer.</exception>
    public async Task<BackupView> ViewAsync(SignedInAdministrator me, CancellationToken cancel = default)
    {
        await CheckAsync(me, cancel);
        return new BackupView(
            shelf.Folder, shelf.List(), settings.IsScheduled, settings.Passphrase is not null,
            await watch.IsLateAsync(cancel),
            shelf.Problem?.Rule, shelf.Problem?.Arguments.Select(argument => $"{argument}").ToList() ?? [],
            before.List());
    }

    /// <exception cref="RuleException">It could not be made, or is not sound.</exception>
    public async Task<StoredBackup> MakeAsync(
        SignedInAdministrator me, FreshProof proof, CancellationToken cancel = default)
    {
        await CheckAsync(me.With(proof), cancel);
        // Its line is in the backup itself.
        await log.WriteAsync(SecurityEventKind.BackedUp, me.UserId, me.Caller, cancel: cancel);
        return await shelf.MakeAsync(cancel);
    }

    /// <exception cref="NotFoundException">There is none of that name, or the key holds no longer.</exception>
    public async Task<Stream> DownloadAsync(
        SignedInAdministrator me, FreshProof proof, string name, CancellationToken cancel = default)
    {
        await CheckAsync(me.With(proof), cancel);
        var file = shelf.Open(name);
        await log.WriteAsync(SecurityEventKind.BackupDownloaded, me.UserId, me.Caller, name, cancel: cancel);
        return file;
    }

    async Task CheckAsync(SignedInAdministrator me, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
    }
}

/// <param name="Folder">Where they lie.</param>
/// <param name="Kept">The latest first.</param>
/// <param name="IsScheduled">One is made each night.</param>
/// <param name="IsSealed">Those to come are.</param>
/// <param name="IsLate">The last that is proven is older than it should be.</param>
/// <param name="Problem">Why the last could not be made, or was found broken; null where all went well.</param>
/// <param name="About">What the problem's sentence is about.</param>
/// <param name="Before">What restores, downgrades and upgrades that failed put aside, the latest first.</param>
public sealed record BackupView(
    string Folder, IReadOnlyList<StoredBackup> Kept, bool IsScheduled, bool IsSealed, bool IsLate, Rule? Problem,
    IReadOnlyList<string> About, IReadOnlyList<ReplacedFolder> Before);
