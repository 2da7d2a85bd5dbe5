using System.IO.Compression;
using System.Security.Cryptography;

namespace FinSight.Core.Backup;

/// <summary>Packs files and reckons their sums on the way.</summary>
static class ArchiveWriter
{
    const int Chunk = 1 << 20;

    /// <param name="files">Where each part lies, by its name.</param>
    /// <param name="manifest">Made of the parts as they were packed.</param>
    public static async Task<BackupManifest> WriteAsync(
        Stream target,
        IEnumerable<(string Name, string Path)> files,
        Func<IReadOnlyList<BackupManifestEntry>, BackupManifest> manifest,
        CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        List<BackupManifestEntry> parts = [];
        foreach (var (name, path) in files) parts.Add(await AddAsync(zip, name, path, cancel));
        var whole = manifest(parts);
        await using var entry = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(cancel);
        await entry.WriteAsync(whole.Write(), cancel);
        return whole;
    }

    static async Task<BackupManifestEntry> AddAsync(ZipArchive zip, string name, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(
            path, new FileStreamOptions { Mode = FileMode.Open, BufferSize = 0, Options = FileOptions.SequentialScan });
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[Chunk], 0L);
        for (int read; (read = await file.ReadAsync(buffer, cancel)) > 0; bytes += read)
        {
            sum.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new BackupManifestEntry(name, bytes, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }
}
