using System.IO.Compression;
using System.Security.Cryptography;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;

namespace FinSight.Core.Backup;

/// <summary>
/// Reads a backup without believing it: names, sizes and sums are looked at before anything comes of it.
/// </summary>
sealed class ArchiveReader : IAsyncDisposable
{
    const int Chunk = 1 << 20;

    readonly ZipArchive _zip;

    ArchiveReader(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="RuleException">
    /// It is no backup, is damaged, of a newer FinSight, or holds what no backup does.
    /// </exception>
    public static Task<ArchiveReader> OpenAsync(Stream file, CancellationToken cancel) => WithinAsync(async () =>
    {
        var start = new byte[4];
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel) == start.Length
            && !start.AsSpan().StartsWith("PK"u8))
            throw new RuleException(Rules.Backup.Foreign);
        file.Position = 0;
        var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, null, cancel);
        try
        {
            var entry = zip.GetEntry(BackupManifest.FileName) ?? throw new RuleException(Rules.Backup.Foreign);
            var manifest = BackupManifest.Read(await ReadAsync(entry, cancel));
            BackupPartNames.Check(zip);
            if (!KnownSchemas.Knows(manifest.Schema)) throw new RuleException(Rules.Backup.Newer, manifest.Version);
            var said = manifest.Parts.ToLookup(part => part.Name);
            foreach (var part in zip.Entries.Where(one => one != entry))
                if (said[part.FullName].Count() != 1 || said[part.FullName].Single().Bytes != part.Length)
                    throw new RuleException(Rules.Backup.Mismatch, part.FullName);
            if (manifest.Parts.Find(zip) is { } missing) throw new RuleException(Rules.Backup.Mismatch, missing);
            return new ArchiveReader(zip, manifest);
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    });

    /// <summary>Reads all to its end, and holds it against its sums.</summary>
    /// <param name="folder">Where it is unpacked; null where it is only looked at.</param>
    /// <param name="room">Kept for what comes of it.</param>
    /// <exception cref="RuleException">It is not what its manifest says, or there is no room.</exception>
    public Task ReadAsync(string? folder, CancellationToken cancel, RoomPromise? room = null) => WithinAsync(async () =>
    {
        if (folder is not null) DiskRoomRules.Require(Manifest, DiskSpaceSnapshot.Of(folder), room);
        foreach (var part in Manifest.Parts)
        {
            if (folder is null)
            {
                await CopyAsync(part, Stream.Null, cancel);
                continue;
            }
            var path = Path.Combine(folder, part.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = new FileStream(
                path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 });
            await CopyAsync(part, file, cancel);
            file.Flush(flushToDisk: true);
        }
        return true;
    });

    public async ValueTask DisposeAsync() => await _zip.DisposeAsync();

    async Task CopyAsync(BackupManifestEntry part, Stream target, CancellationToken cancel)
    {
        await using var entry = await _zip.GetEntry(part.Name)!.OpenAsync(cancel);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[Chunk], 0L);
        for (int read; (read = await entry.ReadAsync(buffer, cancel)) > 0;)
        {
            // It may unpack to more than it says: not one byte of that is written.
            if ((bytes += read) > part.Bytes) throw new RuleException(Rules.Backup.TooLarge, part.Name);
            sum.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        if (bytes != part.Bytes
            || !Convert.ToHexStringLower(sum.GetHashAndReset()).Equals(part.Sha256, StringComparison.OrdinalIgnoreCase))
            throw new RuleException(Rules.Backup.Mismatch, part.Name);
    }

    static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken cancel)
    {
        await using var file = await entry.OpenAsync(cancel);
        var text = new byte[BackupManifest.MostBytes + 1];
        var length = await file.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancel);
        return length <= BackupManifest.MostBytes
            ? text[..length]
            : throw new RuleException(Rules.Backup.TooLarge, BackupManifest.FileName);
    }

    /// <summary>What the format itself finds wrong is told like the rest.</summary>
    static async Task<T> WithinAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception problem) when (
            problem is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException
                or OverflowException)
        {
            throw new RuleException(Rules.Backup.Damaged);
        }
    }
}

static class BackupManifestExtensions
{
    /// <returns>
    /// The first part that the archive does not hold, or no other name than the database's where that lacks; null where
    /// all is there.
    /// </returns>
    public static string? Find(this IReadOnlyList<BackupManifestEntry> parts, ZipArchive zip) =>
        parts.Any(part => part.Name == BackupPartNames.Database)
            ? parts.FirstOrDefault(part => zip.GetEntry(part.Name) is null)?.Name
            : BackupPartNames.Database;
}
