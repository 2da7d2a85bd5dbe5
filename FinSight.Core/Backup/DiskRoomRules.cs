using FinSight.Core.Data;
using FinSight.Core.Data.Files;

namespace FinSight.Core.Backup;

/// <summary>How much may be sent and unpacked: everybody's expenses go to the same disk.</summary>
static class DiskRoomRules
{
    /// <summary>Some million expenses.</summary>
    public const long MostOfLedger = 4L << 30;

    const long LeastLeft = 32 << 20, MostLeft = 256 << 20;
    const int ShareLeft = 20;

    /// <summary>
    /// Unpacked, while it gets other ids, in the log of the server's database, and in that itself: how often a ledger
    /// lies on the disk at most.
    /// </summary>
    const int TimesOfLedger = 4;

    /// <summary>An older one is copied and brought to this version first.</summary>
    const int TimesOfOlderLedger = 6;

    /// <param name="room">Of whoever is not the only one to write; it keeps the room from here on.</param>
    /// <exception cref="RuleException">What it unpacks to finds no room, or is more than may be.</exception>
    public static void Require(BackupManifest manifest, DiskSpaceSnapshot disk, RoomPromise? room = null)
    {
        var bytes = BytesOf(manifest);
        if (room is null) Require(bytes, disk);
        else room.Require(bytes, disk);
    }

    static long BytesOf(BackupManifest manifest)
    {
        var bytes = manifest.Parts.Sum(part => part.Bytes);
        if (manifest.Kind != BackupManifest.OfLedger) return bytes;
        if (bytes > MostOfLedger) throw new RuleException(Rules.Backup.TooLarge, BackupPartNames.Database);
        return (manifest.Schema == KnownSchemas.Latest ? TimesOfLedger : TimesOfOlderLedger) * bytes;
    }

    /// <exception cref="RuleException">There is no room for it.</exception>
    public static void Require(long bytes, DiskSpaceSnapshot disk)
    {
        var needed = bytes + Math.Clamp(disk.AllBytes / ShareLeft, LeastLeft, MostLeft);
        if (disk.FreeBytes < needed)
            throw new RuleException(Rules.Backup.NoRoom, needed >> 20, disk.FreeBytes >> 20);
    }
}
