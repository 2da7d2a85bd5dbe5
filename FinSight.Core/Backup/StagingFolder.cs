using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// A folder of its own, for its owner's eyes only, in which something is made that nobody shall see by halves.
/// </summary>
sealed class StagingFolder : IDisposable
{
    const string Prefix = ".finsight-";
    const string LockName = "staging.lock";

    /// <summary>Where some begin and end at once, none may take another's between its making and its lock.</summary>
    static readonly Lock Turn = new();

    readonly FileStream _lock;
    bool _isKept;

    StagingFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public string Database => Inside("finsight.db");

    /// <summary>One in the folder, in place of those that a process left there that was killed.</summary>
    public static StagingFolder Open(string folder)
    {
        lock (Turn)
        {
            Sweep(folder);
            var path = DataFolder.Open(NewPath(folder)).Path;
            return new StagingFolder(path, Hold(path)!);
        }
    }

    /// <summary>Takes away what nobody holds any more.</summary>
    public static void Sweep(string folder)
    {
        lock (Turn)
        {
            foreach (var left in Directory.EnumerateDirectories(folder, Prefix + "*"))
            {
                // What a restore waits to put in its place is nobody's rest.
                if (RestoreSwap.IsWaiting(folder, System.IO.Path.GetFileName(left)) || Hold(left) is not { } held)
                    continue;
                using (held) Directory.Delete(left, recursive: true);
            }
        }
    }

    /// <summary>Takes a folder away: whoever is killed over it leaves no half of it under its name.</summary>
    public static void Discard(string path)
    {
        var rest = NewPath(System.IO.Path.GetDirectoryName(path)!);
        lock (Turn)
        {
            Directory.Move(path, rest);
            Directory.Delete(rest, recursive: true);
        }
    }

    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What was made in it is on disk.</summary>
    public void Flush()
    {
        foreach (var part in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(part => part != Inside(LockName)))
        {
            using var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }
        DurableFileExtensions.Flush(Path);
    }

    /// <summary>From here on it belongs to whoever takes it from the disk.</summary>
    public void Keep() => _isKept = true;

    /// <summary>What can't be deleted now is swept later: what was made in it is done.</summary>
    public void Dispose()
    {
        lock (Turn)
        {
            _lock.Dispose();
            try
            {
                if (!_isKept && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    static string NewPath(string folder) => System.IO.Path.Combine(folder, Prefix + Guid.NewGuid().ToString("N"));

    /// <returns>Null where another process holds it.</returns>
    static FileStream? Hold(string path)
    {
        try
        {
            // It goes with the folder that it locks, which Windows allows only where the file says so.
            var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
            return new FileStream(
                System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
