namespace FinSight.Core.Backup;

/// <summary>The one file that a backup is.</summary>
static class BackupFile
{
    /// <summary>Reads it, and unpacks it where a folder is named, each part against its sum.</summary>
    /// <exception cref="RuleException">It is no backup, or none that can be trusted.</exception>
    public static async Task<BackupManifest> ReadAsync(string path, string? passphrase, string? folder, CancellationToken cancel)
    {
        await using var file = Open(path);
        await using var plain = SealedFile.Open(file, passphrase);
        await using var archive = await ArchiveReader.OpenAsync(plain, cancel);
        await archive.ReadAsync(folder, cancel);
        return archive.Manifest;
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
