using System.Data.Common;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Backup;

/// <summary>Makes backups of everything beside a running server, and looks whether one can be trusted.</summary>
public sealed class BackupService(DataFolder folder, TimeProvider time)
{
    /// <summary>What must be left beside the copy and the file.</summary>
    internal long Reserve { get; init; } = 64 << 20;

    /// <summary>
    /// Under its name there is a whole and proven backup, or nothing: it is made in a folder beside it.
    /// </summary>
    /// <param name="passphrase">Null where whoever has it may read it.</param>
    /// <exception cref="RuleException">
    /// There is such a file, there is no room, or the database is not sound.
    /// </exception>
    public async Task<BackupSummary> MakeAsync(string file, string? passphrase, CancellationToken cancel = default)
    {
        folder.RequireDatabase();
        file = Path.GetFullPath(file);
        if (File.Exists(file) || Directory.Exists(file)) throw new RuleException(Rules.Backup.Exists, file);
        if (!File.Exists(folder.Database)) throw new RuleException(Rules.Backup.NoDatabase, folder.Path);
        var place = Path.GetDirectoryName(file)!;
        var needed = 2 * folder.DatabaseBytes + Reserve;
        try
        {
            if (new DriveInfo(place).AvailableFreeSpace is var free && free < needed)
                throw new RuleException(Rules.Backup.NoRoom, needed >> 20, free >> 20);
            using var staging = StagingFolder.Open(place);
            var manifest = await MakeAsync(staging, passphrase, cancel);
            var archive = staging.Inside("archive");
            var summary = BackupSummary.Of(manifest, new FileInfo(archive).Length);
            File.Move(archive, file);
            DurableFileExtensions.Flush(place);
            return summary;
        }
        catch (Exception problem) when (problem.FoundNoRoom())
        {
            throw new RuleException(Rules.Backup.NoRoom, needed >> 20, 0);
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or StartupException or ArgumentException)
        {
            throw new RuleException(Rules.Backup.PlaceUnwritable, place);
        }
    }

    /// <summary>Looks through a backup as a restore would, and writes nothing but what it takes away again.</summary>
    /// <exception cref="RuleException">It is no backup, or none that can be trusted.</exception>
    public async Task<BackupSummary> VerifyAsync(string file, string? passphrase, CancellationToken cancel = default)
    {
        using var staging = StagingFolder.Open(folder.Path);
        var manifest = await UnpackAsync(file, passphrase, staging, BackupManifest.OfServer, time, cancel);
        return BackupSummary.Of(manifest, new FileInfo(file).Length);
    }

    /// <summary>Unpacks a backup into a folder that then is a sound data folder of this version.</summary>
    internal static async Task<BackupManifest> UnpackAsync(
        string file, string? passphrase, StagingFolder staging, string kind, TimeProvider time,
        CancellationToken cancel, Func<IDbContextFactory<FinSightContext>, Task>? also = null,
        RoomPromise? room = null)
    {
        try
        {
            var manifest = await BackupFileOperations.ReadAsync(file, passphrase, staging.Path, kind, cancel, room);
            var content = await DatabaseVerifier.LookAsync(staging.Database, cancel);
            if (content.Migrations[^1] != manifest.Schema) throw new RuleException(Rules.Backup.Mismatch, "schema");
            if (content.Rows.Except(manifest.Rows).Concat(manifest.Rows.Except(content.Rows)).FirstOrDefault().Key
                is { } table)
                throw new RuleException(Rules.Backup.Mismatch, TextNormalizer.OneLine(table));
            await DatabaseVerifier.AskDoctorAsync(staging.Path, time, cancel, also);
            return manifest;
        }
        catch (Exception problem) when (problem.FoundNoRoom())
        {
            throw new FullDiskException(isPart: false);
        }
    }

    async Task<BackupManifest> MakeAsync(StagingFolder staging, string? passphrase, CancellationToken cancel)
    {
        var madeAt = time.GetUtcNow().UtcDateTime;
        await CopyAsync(staging, cancel);
        var content = await DatabaseVerifier.LookAsync(staging.Database, cancel);
        if (content.Migrations[^1] != KnownSchemas.Latest)
            throw new RuleException(Rules.Backup.SchemaOdd, content.Migrations[^1]);
        // The copy lies still: it is packed while the doctor looks at it.
        var asking = Task.Run(() => DatabaseVerifier.AskDoctorAsync(staging.Path, time, cancel), cancel);
        var packing = Task.Run(() => PackAsync(staging, passphrase, content, madeAt, cancel), cancel);
        await Task.WhenAll(asking, packing);
        return await packing;
    }

    async Task<BackupManifest> PackAsync(
        StagingFolder staging, string? passphrase, DatabaseFileSummary content, DateTime madeAt,
        CancellationToken cancel)
    {
        var archive = staging.Inside("archive");
        var manifest = await BackupFileOperations.PackAsync(
            archive, passphrase, [(BackupPartNames.Database, staging.Database), .. Keys()], parts => new BackupManifest(
                BackupManifest.OwnProduct, BackupManifest.OwnFormat, AppInfo.Version, content.Migrations[^1],
                madeAt, parts, content.Rows), cancel);
        // Read back from its first byte to its last: what was packed is what was looked at.
        await BackupFileOperations.ReadAsync(archive, passphrase, folder: null, BackupManifest.OfServer, cancel);
        return manifest;
    }

    async Task CopyAsync(StagingFolder staging, CancellationToken cancel)
    {
        try
        {
            await DatabaseFileOperations.CopyAsync(folder, staging.Database, cancel);
        }
        catch (DbException problem) when (problem.IsDamage())
        {
            throw new RuleException(Rules.Backup.Faulty, problem.Message);
        }
    }

    IEnumerable<(string Name, string Path)> Keys() => Directory.Exists(folder.Keys)
        ? Directory.EnumerateFiles(folder.Keys, "*.xml").Order(StringComparer.Ordinal)
            .Select(path => ($"{BackupPartNames.Keys}/{Path.GetFileName(path)}", path))
        : [];
}
