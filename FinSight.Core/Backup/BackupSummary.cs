namespace FinSight.Core.Backup;

/// <summary>A backup that has been looked through, and is sound.</summary>
/// <param name="MadeAt">UTC.</param>
/// <param name="Version">Of the FinSight that made it.</param>
/// <param name="Bytes">Of its file.</param>
public sealed record BackupSummary(
    DateTime MadeAt, string Version, long Bytes, long Accounts, long Ledgers, long Expenses)
{
    internal static BackupSummary Of(BackupManifest manifest, long bytes) => new(
        manifest.MadeAt, manifest.Version, bytes, Rows(manifest, "Users"), Rows(manifest, "Ledgers"),
        Rows(manifest, "Expenses"));

    static long Rows(BackupManifest manifest, string table) => manifest.Rows.GetValueOrDefault(table);
}
