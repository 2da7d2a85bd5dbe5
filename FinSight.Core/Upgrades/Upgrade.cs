using FinSight.Core.Data;

namespace FinSight.Core.Upgrades;

/// <summary>The start of a server: brings its database to this version, or leaves it as it was.</summary>
public sealed class Upgrade(DatabaseInitializer database, DataFolder folder, Downgrade downgrade)
{
    /// <exception cref="StartupException">The database can't be used, or not be brought to this version.</exception>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        try
        {
            await database.PrepareAsync(cancel);
        }
        catch (UpgradeFailedException failed)
        {
            downgrade.PutBack(failed.Copy);
            throw new StartupException(
                $"The database {folder.Database} could not be brought to FinSight {AppInfo.Version} "
                + $"({failed.Message.TrimEnd('.')}), "
                + "and is as it was before: start the version that you had.", failed);
        }
    }
}
