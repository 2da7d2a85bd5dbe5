using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data;

/// <summary>The disk that the database lies on.</summary>
public sealed class DiskMonitor(DataFolder folder, TimeProvider time, ILogger<DiskMonitor> logger)
{
    /// <summary>Less takes no write.</summary>
    const long NoBytes = 64 * 1024;

    static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>A quota leaves no trace in what is free: so long, a write that was refused speaks for itself.</summary>
    static readonly TimeSpan Doubt = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    long? _refused;
    long? _told;

    /// <summary>Whether nothing can be saved at present.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
                if (_refused is { } at && time.GetElapsedTime(at) < Doubt) return true;
            return Look().FreeBytes < NoBytes;
        }
    }

    public DiskSpaceSnapshot Look() => DiskSpaceSnapshot.Of(folder.Path);

    /// <summary>A write is on disk: there is room again.</summary>
    internal void Accepted()
    {
        lock (_lock) _refused = null;
    }

    /// <summary>A write found no room: the log says so, once a minute at most.</summary>
    internal void Refused()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _refused = now;
            if (_told is { } told && time.GetElapsedTime(told, now) < Silence) return;
            _told = now;
        }
        logger.LogError("The disk is full: nothing can be saved in {Folder} until there is room", folder.Path);
    }
}

/// <param name="FreeBytes">For whom the server runs as.</param>
public sealed record DiskSpaceSnapshot(long FreeBytes, long AllBytes)
{
    const long LittleBytes = 200_000_000;
    const int LittleShare = 20;

    public static DiskSpaceSnapshot Of(string folder)
    {
        var drive = new DriveInfo(folder);
        return new DiskSpaceSnapshot(drive.AvailableFreeSpace, drive.TotalSize);
    }

    /// <summary>Less than 200 MB, or than a twentieth of the disk.</summary>
    public bool IsLittle => FreeBytes < LittleBytes || FreeBytes < AllBytes / LittleShare;
}
