using FinSight.Core.Data;

namespace FinSight.Core.Upgrades;

/// <summary>The start of a server: brings its database to this version, or leaves it as it was.</summary>
public sealed class UpgradeRunner(
    DatabaseInitializer database, DataFolder folder, DowngradeRunner downgrade, TimeProvider time)
{
    /// <returns>The data folder, which nobody replaces until this is disposed.</returns>
    /// <exception cref="StartupException">The database can't be used, or not be brought to this version.</exception>
    public async Task<IDisposable> RunAsync(CancellationToken cancel = default)
    {
        await database.ReachAsync(cancel);
        using var turn = await FolderLock.TakeTurnAsync(folder, time, cancel);
        while (true)
        {
            if (await ShareAsync(cancel) is { } use) return use;
            // Another server, even one of before, would write what a failed upgrade takes back.
            using var alone = FolderLock.TakeAlone(folder)
                ?? throw new StartupException(
                    $"Another FinSight works on {folder.Path}, whose database is of an earlier version: stop it "
                    + "first. Nothing was changed.");
            await BringAsync(cancel);
        }
    }

    /// <returns>Null where the database is of an earlier version.</returns>
    async Task<IDisposable?> ShareAsync(CancellationToken cancel)
    {
        var use = FolderLock.Share(folder);
        var isReady = false;
        try
        {
            if (await database.IsBehindAsync(cancel)) return null;
            await database.PrepareAsync(cancel);
            isReady = true;
            return use;
        }
        finally
        {
            if (!isReady) use.Dispose();
        }
    }

    async Task BringAsync(CancellationToken cancel)
    {
        try
        {
            await database.PrepareAsync(cancel);
        }
        catch (UpgradeFailedException failed)
        {
            var fault = $"The database {folder.Database} could not be brought to FinSight {AppInfo.Version} "
                + $"({failed.Message.TrimEnd('.')}), ";
            var kept = PutBack(failed, fault);
            throw new StartupException(
                fault + "and is as it was before: start the version that you had."
                + (failed.Keeping is FailedUpgradeKeepingMode.Always
                    ? $" What was written since an earlier start made that copy is in {kept}." : ""),
                failed);
        }
    }

    /// <returns>Where what it was is kept; null where it is not.</returns>
    string? PutBack(UpgradeFailedException failed, string fault)
    {
        try
        {
            return downgrade.PutBack(failed.Copy, failed.Keeping);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                fault + $"nor could its copy be put back ({problem.Message.TrimEnd('.')}): the next start goes on "
                + $"with {failed.Copy}.", problem);
        }
    }
}
