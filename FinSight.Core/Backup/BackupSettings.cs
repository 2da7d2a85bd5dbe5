namespace FinSight.Core.Backup;

/// <summary>Where the server keeps its backups, and whether they are sealed.</summary>
/// <param name="Folder">Null for the data folder's own.</param>
/// <param name="Passphrase">Null where backups can be read by whoever has them.</param>
/// <param name="IsScheduled">The server makes one each night.</param>
public sealed record BackupSettings(string? Folder = null, string? Passphrase = null, bool IsScheduled = true)
{
    const string Name = "FINSIGHT_BACKUP", Prefix = Name + "_";

    /// <exception cref="StartupException">A setting means nothing.</exception>
    public static BackupSettings Read(Func<string, string?> setting) => new(
        setting(Prefix + "DIR") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        SecretSettingReader.Read(setting, Prefix + "PASSPHRASE"),
        setting(Name) switch
        {
            null or "" or "daily" => true,
            "off" => false,
            var other => throw new StartupException($"{Name} is \"{other}\": set it to daily or off."),
        });
}
