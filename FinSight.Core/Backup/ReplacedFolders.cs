using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// What a data folder held before a restore: kept for a while beside it, should the restore have been a mistake.
/// </summary>
public sealed partial class ReplacedFolders(DataFolder folder, TimeProvider time)
{
    public const int Most = 3, Days = 30;

    const string Prefix = "before-restore-", Moment = "yyyyMMdd-HHmmss";

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ReplacedFolder> List() =>
    [
        .. Directory.EnumerateDirectories(folder.Path, Prefix + "*").Select(Find).OfType<ReplacedFolder>()
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Name.Length)
            .ThenByDescending(one => one.Name, StringComparer.Ordinal),
    ];

    /// <summary>Takes away what is older than <see cref="Days"/>, and all but the last <see cref="Most"/>.</summary>
    /// <returns>How many went.</returns>
    public int Prune()
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-Days);
        var old = List().Where((one, i) => i >= Most || one.At < limit).ToList();
        foreach (var one in old) StagingFolder.Discard(Path.Combine(folder.Path, one.Name));
        return old.Count;
    }

    /// <summary>A name that none has yet.</summary>
    internal string NewName()
    {
        var first = Prefix + time.GetUtcNow().ToString(Moment, CultureInfo.InvariantCulture);
        var name = first;
        for (var i = 2; Directory.Exists(Path.Combine(folder.Path, name)); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{first}_{i}");
        return name;
    }

    // Whatever else is called almost so is somebody else's.
    static ReplacedFolder? Find(string path) =>
        Own().Match(Path.GetFileName(path)) is { Success: true } name
        && DateTime.TryParseExact(
            name.Groups["at"].ValueSpan, Moment, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new ReplacedFolder(Path.GetFileName(path), at, Bytes(path)) : null;

    static long Bytes(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            // Somebody takes it away at this moment.
            return 0;
        }
    }

    [GeneratedRegex(@"^before-restore-(?<at>\d{8}-\d{6})(_\d{1,3})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Own();
}

/// <param name="Name">In the data folder.</param>
/// <param name="At">UTC: of the restore.</param>
public sealed record ReplacedFolder(string Name, DateTime At, long Bytes);
