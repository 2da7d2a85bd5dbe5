using System.IO.Compression;
using System.Text.RegularExpressions;

namespace FinSight.Core.Backup;

/// <summary>What a backup may be made of: the database and the keys, by names that lead nowhere else.</summary>
static partial class BackupPartNames
{
    public const string Database = "finsight.db";
    public const string Keys = "keys";

    const int Most = 1000;
    const int MostKeyBytes = 1 << 20;
    const int FileTypes = 0xF000, PlainFile = 0x8000;

    /// <summary>What a database is packed to is more than that; below this size nobody cares.</summary>
    const int MostDensity = 250, Harmless = 16 << 20;

    /// <exception cref="RuleException">
    /// There is something that no backup holds, such as a link or a name that leads out of the folder.
    /// </exception>
    public static void Check(ZipArchive archive)
    {
        if (archive.Entries.Count > Most)
            throw new RuleException(Rules.Backup.Unsafe, $"{archive.Entries.Count} files");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = TextNormalizer.OneLine(entry.FullName);
            var type = (entry.ExternalAttributes >> 16) & FileTypes;
            if (!Own().IsMatch(entry.FullName) || type is not (0 or PlainFile) || !names.Add(entry.FullName))
                throw new RuleException(Rules.Backup.Unsafe, name.Length > 100 ? name[..100] : name);
            if (entry.Length > (entry.FullName is Database ? long.MaxValue : MostKeyBytes)
                || entry.Length > Harmless && entry.Length / MostDensity > entry.CompressedLength)
                throw new RuleException(Rules.Backup.TooLarge, name);
        }
    }

    [GeneratedRegex(@"^(manifest\.json|finsight\.db|keys/[A-Za-z0-9][A-Za-z0-9_-]{0,100}\.xml)\z")]
    private static partial Regex Own();
}
