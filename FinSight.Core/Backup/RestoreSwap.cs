using System.Text.Json;
using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// Puts a proven folder in the place of what a data folder holds. Renaming takes several steps, so a note is written
/// before the first: whoever is killed between them, the next start goes on where they stopped, and nobody opens what
/// is half done. Without the note everything is as it was, with it as it will be.
/// </summary>
public static class RestoreSwap
{
    const string NoteName = "restore.json";

    static readonly string[] Items =
        ["finsight.db", "finsight.db-wal", "finsight.db-shm", "finsight.db-journal", "keys", UpgradeNoteFile.Name];

    /// <summary>Goes on with a restore that was stopped, before anybody opens the folder.</summary>
    /// <exception cref="StartupException">Somebody else does so at present.</exception>
    public static void Finish(DataFolder folder)
    {
        if (!IsPending(folder))
        {
            StagingFolder.Sweep(folder.Path);
            return;
        }
        using var alone = FolderLock.TakeAlone(folder)
            ?? throw new StartupException($"A backup is being restored into {folder.Path}: wait for it.");
        if (IsPending(folder)) Run(folder);
    }

    internal static bool IsPending(DataFolder folder) => File.Exists(NoteOf(folder.Path));

    /// <summary>Whether that folder is to take the place of what is there.</summary>
    internal static bool IsWaiting(string folder, string staged) =>
        File.Exists(NoteOf(folder)) && Read(folder).Staged == staged;

    /// <param name="staging">Belongs to the swap from here on.</param>
    /// <param name="kept">Where what was there is kept, a name inside the folder.</param>
    /// <param name="copy">
    /// One of the folder's backups that is taken for the database, where staging has none. It stays where it is until
    /// the note is written, as it may be the only one.
    /// </param>
    internal static void Begin(DataFolder folder, StagingFolder staging, string kept, string? copy = null)
    {
        try
        {
            Write(folder, new Note(staging.Name, kept, IsCleared: false, Path.GetFileName(copy)));
        }
        finally
        {
            if (IsWaiting(folder.Path, staging.Name)) staging.Keep();
        }
    }

    internal static void Run(DataFolder folder)
    {
        var note = Read(folder.Path);
        var (staged, kept) = (Inside(folder, note.Staged), Inside(folder, note.Kept));
        if (!note.IsCleared)
        {
            if (note.Copy is not null) Take(Path.Combine(folder.Backups, note.Copy), staged);
            if (!File.Exists(Path.Combine(staged, "finsight.db")))
                throw new StartupException(
                    $"{NoteOf(folder.Path)} names a backup that is gone: remove it. Nothing was changed.");
            foreach (var item in Items.Where(item => Exists(Inside(folder, item))))
            {
                DataFolder.Open(kept);
                Directory.Move(Inside(folder, item), Path.Combine(kept, item));
            }
            if (Directory.Exists(kept)) DurableFileExtensions.Flush(kept);
            DurableFileExtensions.Flush(folder.Path);
            Write(folder, note with { IsCleared = true });
        }
        foreach (var item in Items.Where(item => Exists(Path.Combine(staged, item))))
            Directory.Move(Path.Combine(staged, item), Inside(folder, item));
        DurableFileExtensions.Flush(folder.Path);
        File.Delete(NoteOf(folder.Path));
        DurableFileExtensions.Flush(folder.Path);
        if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
    }

    static void Take(string copy, string staged)
    {
        if (!File.Exists(copy) || !Directory.Exists(staged)) return;
        var database = Path.Combine(staged, "finsight.db");
        File.Move(copy, database, overwrite: true);
        // Where backups are on another disk it was written anew.
        using (var file = new FileStream(database, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        DurableFileExtensions.Flush(staged);
    }

    static void Write(DataFolder folder, Note note)
    {
        var path = NoteOf(folder.Path);
        var draft = path + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(note));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
        DurableFileExtensions.Flush(folder.Path);
    }

    static Note Read(string folder)
    {
        var note = JsonSerializer.Deserialize<Note>(File.ReadAllBytes(NoteOf(folder)));
        return note is { Staged: { Length: > 0 } staged, Kept: { Length: > 0 } kept }
            && Path.GetFileName(staged) == staged && Path.GetFileName(kept) == kept
            && Path.GetFileName(note.Copy) == note.Copy
            ? note
            : throw new StartupException($"{NoteOf(folder)} is no note of a restore: remove it.");
    }

    static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    static string NoteOf(string folder) => Path.Combine(folder, NoteName);

    static string Inside(DataFolder folder, string name) => Path.Combine(folder.Path, name);

    sealed record Note(string Staged, string Kept, bool IsCleared, string? Copy = null);
}
