namespace FinSight.Core.Backup;

/// <summary>Where the server keeps its backups, and whether they are sealed.</summary>
/// <param name="Folder">Null for the data folder's own.</param>
/// <param name="Passphrase">Null where backups can be read by whoever has them.</param>
public sealed record BackupSettings(string? Folder = null, string? Passphrase = null)
{
    const string Prefix = "FINSIGHT_BACKUP_";

    /// <exception cref="StartupException">A setting means nothing.</exception>
    public static BackupSettings Read(Func<string, string?> setting) => new(
        setting(Prefix + "DIR") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        SecretSetting.Read(setting, Prefix + "PASSPHRASE"));
}
