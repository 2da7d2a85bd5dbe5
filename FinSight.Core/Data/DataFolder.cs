using System.Runtime.Versioning;

namespace FinSight.Core.Data;

/// <summary>
/// The one folder that holds all that FinSight keeps: the database, the keys, copies made before migrations.
/// </summary>
public sealed class DataFolder
{
    /// <summary>Of a copy in <see cref="Backups"/> that is being made; one who is killed over it leaves it.</summary>
    internal const string UnfinishedCopy = "before-migration.new";

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    DataFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>It belongs to somebody else, who lets everybody on the machine look inside.</summary>
    public bool IsOpenToOthers =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Others) != UnixFileMode.None;

    /// <summary>The database is elsewhere, on a server of its own.</summary>
    public bool IsWithoutDatabase { get; internal set; }

    public string Database => Inside("finsight.db");

    /// <summary>How much the database takes, with what is not yet merged into its file.</summary>
    public long DatabaseBytes =>
        new[] { Database, Database + "-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists)
        .Sum(file => file.Length);

    public string Keys => Inside("keys");

    public string Backups => Inside("backups");

    /// <summary>
    /// Creates the folder where it is missing; for its owner's eyes only, unless it is somebody else's.
    /// </summary>
    /// <exception cref="StartupException">It can't be created or written.</exception>
    public static DataFolder Open(string path)
    {
        var folder = new DataFolder(System.IO.Path.GetFullPath(path));
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder.Path);
            }
            else
            {
                Directory.CreateDirectory(folder.Path, OwnerOnly);
                KeepToOwner(folder.Path);
            }
            var probe = folder.Inside($".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"FinSight can't write to its data folder {folder.Path}: make it writable, or name another in " +
                "FINSIGHT_DATA.",
                problem);
        }
    }

    /// <summary>Copies of the database that were made before migrations.</summary>
    /// <returns>How many went.</returns>
    internal int DeleteCopies(Func<FileInfo, bool> isSpare)
    {
        if (!Directory.Exists(Backups)) return 0;
        var copies = new DirectoryInfo(Backups);
        var spare = copies.EnumerateFiles("*.db").Concat(copies.EnumerateFiles(UnfinishedCopy)).Where(isSpare).ToList();
        foreach (var copy in spare) copy.Delete();
        return spare.Count;
    }

    /// <summary>
    /// Databases that upgrades and downgrades put aside before the limit. What a restore put aside is as good as a
    /// backup, and is kept like one.
    /// </summary>
    /// <returns>Whether none is left, be it younger or one that can't be deleted.</returns>
    internal bool DeleteReplaced(DateTime limit)
    {
        var left = 0;
        foreach (var replaced in new DirectoryInfo(Path).GetDirectories())
            if (ReplacedFolderNames.Read(replaced.Name) is { Cause: not ReplacedFolderNames.Restore, At: var at }
                && (at > limit || !TryDelete(replaced)))
                left++;
        return left == 0;
    }

    /// <exception cref="RuleException">What is asked for takes the database as a file, and there is none.</exception>
    internal void RequireDatabase()
    {
        if (IsWithoutDatabase) throw new RuleException(Rules.Backup.OnServer);
    }

    [UnsupportedOSPlatform("windows")]
    static void KeepToOwner(string path)
    {
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // A volume that its owner shares with our group stays as it is: whether we may write is what counts.
        }
    }

    static bool TryDelete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    string Inside(string name) => System.IO.Path.Combine(Path, name);
}
