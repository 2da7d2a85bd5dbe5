using System.Globalization;
using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// What a data folder held before a restore or a downgrade, or what an upgrade that failed made of it: kept for a while
/// beside it, should that have been a mistake.
/// </summary>
public sealed class ReplacedFolders(DataFolder folder, TimeProvider time)
{
    public const int Most = 3, Days = 30;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ReplacedFolder> List() =>
    [
        .. Directory.EnumerateDirectories(folder.Path).Select(Find).OfType<ReplacedFolder>()
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Name.Length)
            .ThenByDescending(one => one.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Takes away what is older than <see cref="Days"/>, and all but the last <see cref="Most"/> of one cause.
    /// </summary>
    /// <returns>How many went: who can't delete one may delete the others.</returns>
    public int Prune()
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-Days);
        var old = List().GroupBy(one => one.Cause)
            .SelectMany(cause => cause.Where((one, i) => i >= Most || one.At < limit)).ToList();
        return old.Count(one => TryDiscard(Path.Combine(folder.Path, one.Name)));
    }

    /// <summary>A name that none has yet.</summary>
    internal string NewName()
    {
        var now = time.GetUtcNow().ToString(ReplacedFolderNames.Moment, CultureInfo.InvariantCulture);
        var first = $"{ReplacedFolderNames.Restore}-{now}";
        var name = first;
        for (var i = 2; Directory.Exists(Path.Combine(folder.Path, name)); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{first}_{i}");
        return name;
    }

    static bool TryDiscard(string path)
    {
        try
        {
            StagingFolder.Discard(path);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static ReplacedFolder? Find(string path) =>
        Path.GetFileName(path) is var name && ReplacedFolderNames.Read(name) is var (cause, at)
            ? new ReplacedFolder(name, at, Bytes(path)) { Cause = cause }
            : null;

    static long Bytes(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Somebody takes it away at this moment, or it is another user's.
            return 0;
        }
    }
}

/// <param name="Name">In the data folder.</param>
/// <param name="At">UTC: when it was put aside.</param>
public sealed record ReplacedFolder(string Name, DateTime At, long Bytes)
{
    internal string? Cause { get; init; }
}
