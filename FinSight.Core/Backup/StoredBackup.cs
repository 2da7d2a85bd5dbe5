namespace FinSight.Core.Backup;

/// <summary>A backup among those that the server keeps.</summary>
/// <param name="Name">Of its file, within their folder.</param>
/// <param name="MadeAt">UTC, to the second.</param>
/// <param name="Proof">The last there was; null where none is known.</param>
public sealed record StoredBackup(string Name, DateTime MadeAt, long Bytes, BackupVerificationResult? Proof)
{
    /// <summary>Nobody reads it without the passphrase.</summary>
    public bool IsSealed => Name.EndsWith(BackupStore.SealedEnding, StringComparison.Ordinal);

    public bool IsProven => Proof is { IsSound: true };
}

/// <summary>What looking through a backup has shown; it stands in a file beside it.</summary>
/// <param name="At">UTC.</param>
/// <param name="IsRestored">It was unpacked for it and the doctor asked, not only read back.</param>
public sealed record BackupVerificationResult(DateTime At, bool IsSound, bool IsRestored);
