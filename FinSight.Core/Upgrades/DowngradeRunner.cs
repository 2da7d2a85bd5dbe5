using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;

namespace FinSight.Core.Upgrades;

/// <summary>Takes an upgrade back: the copy of the database made before it goes in its place again.</summary>
public sealed class DowngradeRunner(DataFolder folder, TimeProvider time)
{
    /// <summary>Puts the newest copy back. What was written since is kept beside; everybody signs in again.</summary>
    /// <exception cref="StartupException">
    /// A server runs there, there is no copy, or the database is elsewhere: nothing was changed.
    /// </exception>
    public async Task<DowngradeResult> RunAsync(CancellationToken cancel = default)
    {
        if (folder.IsWithoutDatabase)
            throw new StartupException(
                "The database is on a server, of which no copy lies here: restore the dump of before the " +
                "upgrade, and start the older version. Nothing was changed.");
        using var alone = FolderLock.TakeAlone(folder)
            ?? throw new StartupException($"A FinSight works on {folder.Path} at present: stop it first.");
        var copy = Directory.Exists(folder.Backups)
            ? Directory.EnumerateFiles(folder.Backups, DatabaseInitializer.CopyPrefix + "*.db")
                .Max(StringComparer.Ordinal)
            : null;
        if (copy is null)
            throw new StartupException($"No copy of before an upgrade lies in {folder.Backups}. Nothing was changed.");
        using var staging = StagingFolder.Open(folder.Path);
        File.Copy(copy, staging.Database);
        await DatabaseFileOperations.EndAccessAsync(staging.Database, cancel);
        var kept = Swap(staging, $"{ReplacedFolderNames.Downgrade}-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        return new DowngradeResult(copy, kept);
    }

    /// <summary>As the database was before an upgrade that failed. The copy itself goes in its place.</summary>
    /// <returns>Where the database that failed is kept; null where it is not.</returns>
    internal string? PutBack(string copy, FailedUpgradeKeepingMode keeping)
    {
        DatabaseFileOperations.LetGo();
        using var staging = StagingFolder.Open(folder.Path);
        var isKept = keeping is FailedUpgradeKeepingMode.Always
            || keeping is FailedUpgradeKeepingMode.First
            && !Directory.EnumerateDirectories(folder.Path, $"{ReplacedFolderNames.FailedUpgrade}-*").Any();
        var failed = Swap(staging, $"{ReplacedFolderNames.FailedUpgrade}-{time.GetUtcNow():yyyyMMdd-HHmmssfff}", copy);
        if (isKept) return failed;
        Directory.Delete(failed, recursive: true);
        return null;
    }

    string Swap(StagingFolder staging, string kept, string? copy = null)
    {
        if (Directory.Exists(folder.Keys)) CopyFolder(folder.Keys, staging.Inside("keys"));
        staging.Flush();
        RestoreSwap.Begin(folder, staging, kept, copy);
        RestoreSwap.Run(folder);
        return Path.Combine(folder.Path, kept);
    }

    static void CopyFolder(string from, string to)
    {
        DataFolder.Open(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}

/// <param name="Copy">What is in the place of the database now.</param>
/// <param name="Kept">Where the database of before is.</param>
public sealed record DowngradeResult(string Copy, string Kept);
