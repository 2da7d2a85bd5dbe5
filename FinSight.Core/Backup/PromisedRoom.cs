using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>What the disk has been found to have room for, so that the same room is not promised to two.</summary>
sealed class PromisedRoom
{
    readonly Lock _lock = new();
    long _bytes;

    /// <summary>Nothing yet.</summary>
    public RoomPromise Begin() => new(this);

    /// <summary>In place of what was promised before, if beside all others' there is room for it.</summary>
    /// <exception cref="RuleException">There is none.</exception>
    internal void Change(long before, long bytes, DiskSpaceSnapshot disk)
    {
        lock (_lock)
        {
            DiskRoomRules.Require(bytes + _bytes - before, disk);
            _bytes += bytes - before;
        }
    }

    internal void End(long before)
    {
        lock (_lock) _bytes -= before;
    }
}

/// <summary>Of one who writes; it ends with them.</summary>
sealed class RoomPromise(PromisedRoom all) : IDisposable
{
    long _bytes;

    /// <summary>It still takes so much.</summary>
    /// <exception cref="RuleException">There is no room for it.</exception>
    public void Require(long bytes, DiskSpaceSnapshot disk)
    {
        all.Change(_bytes, bytes, disk);
        _bytes = bytes;
    }

    public void Dispose()
    {
        all.End(_bytes);
        _bytes = 0;
    }
}
