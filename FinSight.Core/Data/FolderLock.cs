namespace FinSight.Core.Data;

/// <summary>
/// Who works on a data folder. Servers and commands share it; what puts another database in its place is there alone.
/// The operating system lets go of it with its process.
/// </summary>
public static class FolderLock
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>While it is held, nobody replaces what the folder holds.</summary>
    /// <exception cref="StartupException">Somebody does so at present.</exception>
    public static IDisposable Share(DataFolder folder) => Open(folder, FileShare.ReadWrite)
        ?? throw new StartupException(
            $"The database in {folder.Path} is being replaced or brought to another version: wait for it.");

    /// <returns>Null while somebody else works on the folder.</returns>
    internal static IDisposable? TakeAlone(DataFolder folder) => Open(folder, FileShare.None);

    /// <summary>Servers that start at once bring the database to their version one after the other.</summary>
    /// <exception cref="StartupException">The other one takes too long.</exception>
    internal static async Task<IDisposable> TakeTurnAsync(
        DataFolder folder, TimeProvider time, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (Open(folder, FileShare.None, "migration.lock") is { } turn) return turn;
            if (time.GetElapsedTime(started) >= Patience)
                throw new StartupException(
                    $"Another FinSight is migrating the database in {folder.Path}: wait for it.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
        }
    }

    static FileStream? Open(DataFolder folder, FileShare share, string name = "finsight.lock")
    {
        try
        {
            return new FileStream(
                Path.Combine(folder.Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException problem) when (problem is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
