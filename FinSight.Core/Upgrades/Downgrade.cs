using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;

namespace FinSight.Core.Upgrades;

/// <summary>Takes an upgrade back: the copy of the database made before it goes in its place again.</summary>
public sealed class Downgrade(DataFolder folder, TimeProvider time)
{
    /// <summary>Puts the newest copy back. What was written since is kept beside; everybody signs in again.</summary>
    /// <exception cref="StartupException">A server runs there, or there is no copy: nothing was changed.</exception>
    public async Task<DowngradeSummary> RunAsync(CancellationToken cancel = default)
    {
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
        await DatabaseFile.EndAccessAsync(staging.Database, cancel);
        return new DowngradeSummary(copy, Swap(staging));
    }

    /// <summary>
    /// As the database was a moment ago: nobody has worked with it since. Nothing else stays, as a server that is
    /// started again and again would fill the disk.
    /// </summary>
    internal void PutBack(string copy)
    {
        DatabaseFile.LetGo();
        using var staging = StagingFolder.Open(folder.Path);
        File.Move(copy, staging.Database);
        Directory.Delete(Swap(staging), recursive: true);
    }

    string Swap(StagingFolder staging)
    {
        if (Directory.Exists(folder.Keys)) CopyFolder(folder.Keys, staging.Inside("keys"));
        staging.Flush();
        var kept = $"before-downgrade-{time.GetUtcNow():yyyyMMdd-HHmmss}";
        RestoreSwap.Begin(folder, staging, kept);
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
public sealed record DowngradeSummary(string Copy, string Kept);
