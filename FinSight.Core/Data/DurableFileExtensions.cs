using System.Runtime.InteropServices;

namespace FinSight.Core.Data;

/// <summary>What .NET does not say of files: that their names are on disk too, and that a disk had no room.</summary>
static partial class DurableFileExtensions
{
    const int ReadOnly = 0;

    /// <summary>ENOSPC and EDQUOT of Linux, ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.</summary>
    static readonly int[] NoRoom = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>
    /// After it, the files that were made, renamed and removed in the folder are so after a power cut as well.
    /// </summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} can't be opened ({Marshal.GetLastPInvokeError()}).");
        // Some file systems have no such call for folders.
        _ = Sync(handle);
        _ = Close(handle);
    }

    public static bool FoundNoRoom(this Exception problem) => problem.IsFullDisk()
        || problem is IOException
            && (NoRoom.Contains(problem.HResult) || problem.InnerException is IOException inner && inner.FoundNoRoom());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
