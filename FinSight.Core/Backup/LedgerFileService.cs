using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Backup;

/// <summary>
/// Takes one ledger along, from one server to another: all its rows, its trash, its log, and the names of its people.
/// The file is made and looked through like a backup, and holds a database with that ledger alone.
/// </summary>
public sealed class LedgerFileService(
    IDbContextFactory<FinSightContext> contexts, DataFolder folder, SecurityLog log, TimeProvider time) : IDisposable
{
    readonly LedgerFileReceiver _receiver = new(time);
    readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>For an owner. It is gone from the disk once it is closed.</summary>
    /// <exception cref="RuleException">The member is no owner, or the ledger is not sound.</exception>
    public async Task<Stream> TakeAsync(Member member, ClientInfo caller, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        folder.RequireDatabase();
        var staging = StagingFolder.Open(folder.Path);
        try
        {
            await KnownSchemas.MakeEmptyAsync(DataFolder.Open(staging.Path), KnownSchemas.Latest, cancel);
            await using (var db = await contexts.CreateDbContextAsync(cancel))
            {
                await LedgerRowCopier.TakeAsync(
                    folder, LedgerRowCopier.Tables(db), member.LedgerId, staging.Database, cancel);
                await DatabaseVerifier.AskDoctorAsync(
                    staging.Path, time, cancel, before: copy => ExtractedLedger.NameAsync(db, copy, cancel));
            }
            await DatabaseFileOperations.SettleAsync(staging.Database, cancel);
            var content = await DatabaseVerifier.LookAsync(staging.Database, cancel);
            var file = staging.Inside("archive");
            await BackupFileOperations.PackAsync(
                file, null, [(BackupPartNames.Database, staging.Database)], parts => new BackupManifest(
                    BackupManifest.OwnProduct, BackupManifest.OwnFormat, AppInfo.Version, content.Migrations[^1],
                    time.GetUtcNow().UtcDateTime, parts, content.Rows, BackupManifest.OfLedger), cancel);
            await log.WriteAsync(
                SecurityEventKind.LedgerTaken, member.UserId, caller, member.LedgerName, cancel: cancel);
            return new StagedFile(file, staging);
        }
        catch (Exception problem)
        {
            staging.Dispose();
            if (problem.FoundNoRoom()) throw new FullDiskException(isPart: false);
            throw;
        }
    }

    /// <summary>
    /// Looks through the file as through a backup, and makes a ledger of it that this user alone keeps. One at a time
    /// once it is here, as anybody may, and it takes the file's room on the disk several times over.
    /// </summary>
    /// <returns>The new ledger's id.</returns>
    /// <exception cref="RuleException">
    /// It is no such file, or none that can be trusted; the user keeps as many ledgers as there may be, others bring
    /// theirs along, or it comes too slowly.
    /// </exception>
    public async Task<Guid> BringAsync(SignedIn me, Stream file, ClientInfo caller, CancellationToken cancel = default)
    {
        folder.RequireDatabase();
        using var place = _receiver.TakePlace(me.UserId);
        using var staging = StagingFolder.Open(folder.Path);
        var sent = staging.Inside("sent");
        await _receiver.SaveAsync(file, sent, cancel);
        await _turn.WaitAsync(cancel);
        try
        {
            using var room = _receiver.Room.Begin();
            return await PutAsync(me, staging, sent, room, caller, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    async Task<Guid> PutAsync(
        SignedIn me, StagingFolder staging, string sent, RoomPromise room, ClientInfo caller, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (kinds, tables, ledger) = (db.Kinds(), LedgerRowCopier.Tables(db), Guid.Empty);
        await BackupService.UnpackAsync(
            sent, null, staging, BackupManifest.OfLedger, time, cancel,
            async copy => ledger = await CheckAsync(copy, kinds, cancel), room);

        var renaming = new LedgerRowIdReplacer(ledger, kinds);
        await renaming.RunAsync(staging.Database, tables, cancel);
        await LedgerRowCopier.WithAsync(db, staging.Database, async () =>
        {
            await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
            await LedgerRowCopier.PutAsync(db, tables, cancel);
            var name = await ExtractedLedger.OwnAsync(
                db, renaming.LedgerId, me.UserId, time.GetUtcNow().UtcDateTime, cancel);
            log.Add(db, SecurityEventKind.LedgerImported, me.UserId, caller, name);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }, cancel);
        return renaming.LedgerId;
    }

    /// <summary>Looks at what neither the schema nor the doctor says of rows.</summary>
    /// <returns>The one ledger in it.</returns>
    static async Task<Guid> CheckAsync(
        IDbContextFactory<FinSightContext> copy, LoggedEntityDefinitions kinds, CancellationToken cancel)
    {
        await using var db = await copy.CreateDbContextAsync(cancel);
        var taken = await ExtractedLedger.ReadAsync(db, cancel);
        if (taken.Ledgers is not [{ DeletedAt: null } ledger])
            throw new RuleException(Rules.Backup.Mismatch, "Ledgers");
        var currency = Currency.Of(ledger.CurrencyCode);
        foreach (var category in taken.Categories)
        {
            CategoryRules.Color(category.Color);
            CategoryRules.Icon(category.Icon);
        }
        foreach (var name in taken.People.Where(name => ProfileRules.DisplayName(name) != name))
            throw new RuleException(Rules.Backup.Mismatch, TextNormalizer.OneLine(name));
        if (taken.Entities.Except(kinds.All.Select(kind => kind.LogName)).FirstOrDefault() is { } unknown)
            throw new RuleException(Rules.Backup.Mismatch, TextNormalizer.OneLine(unknown));
        try
        {
            foreach (var budget in taken.Budgets) budget.Definition(currency);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or ArgumentException)
        {
            throw new RuleException(Rules.Backup.Mismatch, "Budgets");
        }
        return ledger.Id;
    }

    /// <summary>A file that takes its folder along when it is closed.</summary>
    sealed class StagedFile(string path, StagingFolder staging) : FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.Read)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) staging.Dispose();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            staging.Dispose();
        }
    }
}
