using System.Text.Json;

namespace FinSight.Core.Data;

/// <summary>Stands in the data folder from before the first migration of an upgrade until the last is proved.</summary>
static class UpgradeNoteFile
{
    public const string Name = "upgrade.json";

    public static bool IsThere(DataFolder folder) => File.Exists(PathIn(folder));

    /// <summary>The copy made before an upgrade that was interrupted.</summary>
    /// <param name="applied">How many migrations the database has seen by now.</param>
    /// <returns>
    /// Null where there is none, or not one of them was made: then an older version may have worked on it since.
    /// </returns>
    public static string? CopyOf(DataFolder folder, int applied) =>
        Read(folder) is { } note && applied > note.Applied ? Existing(folder, note) : null;

    /// <summary>
    /// The copy made before an upgrade that made no migration: a new one holds as much, and what came since.
    /// </summary>
    /// <returns>Null where there is none.</returns>
    public static string? SpareCopyOf(DataFolder folder, int applied) =>
        Read(folder) is { } note && applied == note.Applied ? Existing(folder, note) : null;

    public static void Write(DataFolder folder, string copy, int applied)
    {
        var draft = PathIn(folder) + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(new Note(Path.GetFileName(copy), applied)));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, PathIn(folder), overwrite: true);
        DurableFileExtensions.Flush(folder.Path);
    }

    /// <summary>For good: held against that copy later, all that was written since would look wrong.</summary>
    public static void Delete(DataFolder folder)
    {
        File.Delete(PathIn(folder));
        DurableFileExtensions.Flush(folder.Path);
    }

    static Note? Read(DataFolder folder) =>
        IsThere(folder) ? JsonSerializer.Deserialize<Note>(File.ReadAllBytes(PathIn(folder))) : null;

    static string? Existing(DataFolder folder, Note note)
    {
        var copy = Path.Combine(folder.Backups, Path.GetFileName(note.Copy));
        return File.Exists(copy) ? copy : null;
    }

    static string PathIn(DataFolder folder) => Path.Combine(folder.Path, Name);

    sealed record Note(string Copy, int Applied);
}
