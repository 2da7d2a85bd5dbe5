namespace FinSight.Core.Backup;

/// <summary>The one file that a backup is.</summary>
static class BackupFileOperations
{
    /// <summary>Reads it, and unpacks it where a folder is named, each part against its sum.</summary>
    /// <exception cref="RuleException">It is no backup, or none that can be trusted.</exception>
    /// <param name="kind">What it has to be of.</param>
    public static async Task<BackupManifest> ReadAsync(
        string path, string? passphrase, string? folder, string kind, CancellationToken cancel,
        RoomPromise? room = null)
    {
        await using var file = Open(path);
        await using var plain = EncryptedFile.Open(file, passphrase);
        await using var archive = await ArchiveReader.OpenAsync(plain, cancel);
        archive.Manifest.Expect(kind);
        await archive.ReadAsync(folder, cancel, room);
        return archive.Manifest;
    }

    /// <summary>Packs what lies in files; the whole is on disk when it returns.</summary>
    public static async Task<BackupManifest> PackAsync(
        string archive, string? passphrase, IEnumerable<(string Name, string Path)> files,
        Func<IReadOnlyList<BackupManifestEntry>, BackupManifest> manifest, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(archive, options);
        BackupManifest made;
        if (passphrase is null)
        {
            made = await ArchiveWriter.WriteAsync(file, files, manifest, cancel);
        }
        else
        {
            await using var cover = EncryptedFile.Create(file, passphrase);
            made = await ArchiveWriter.WriteAsync(cover, files, manifest, cancel);
            cover.End();
        }
        file.Flush(flushToDisk: true);
        return made;
    }

    static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleException(Rules.Backup.FileMissing, path);
        }
    }
}
