namespace FinSight.Core.Data;

/// <summary>
/// Who works on a data folder. Servers and commands share it; what puts another database in its place is there alone.
/// The operating system lets go of it with its process.
/// </summary>
public static class FolderLock
{
    /// <summary>While it is held, nobody replaces what the folder holds.</summary>
    /// <exception cref="StartupException">Somebody does so at present.</exception>
    public static IDisposable Share(DataFolder folder) => Open(folder, FileShare.ReadWrite)
        ?? throw new StartupException($"A backup is being restored into {folder.Path}: wait for it.");

    /// <returns>Null while somebody else works on the folder.</returns>
    internal static IDisposable? TakeAlone(DataFolder folder) => Open(folder, FileShare.None);

    static FileStream? Open(DataFolder folder, FileShare share)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder.Path, "finsight.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException problem) when (problem is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
