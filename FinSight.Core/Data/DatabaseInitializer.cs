using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Brings the database to this version's schema, or refuses to touch it.</summary>
public sealed class DatabaseInitializer(IDatabaseOperations database, IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>Begins the names of the copies made before migrations; the time follows.</summary>
    internal const string CopyPrefix = "before-migration-";

    /// <summary>Whether it must be brought to this version while nobody else works on it.</summary>
    /// <exception cref="StartupException">It can't be read.</exception>
    public Task<bool> IsBehindAsync(CancellationToken cancel = default) => database.IsBehindAsync(cancel);

    /// <summary>Waits for a server that can't be reached yet.</summary>
    public Task ReachAsync(CancellationToken cancel = default) => database.ReachAsync(cancel);

    /// <exception cref="StartupException">
    /// The database can't be read, its schema is of a newer FinSight, or the copy before a migration failed.
    /// </exception>
    /// <exception cref="UpgradeFailedException">
    /// It is neither as it was nor as it should be: the copy of before belongs in its place.
    /// </exception>
    public Task PrepareAsync(CancellationToken cancel = default) => database.PrepareAsync(cancel);

    /// <summary>Builds EF's model, which is most of what the first query would wait for.</summary>
    public async Task WarmAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        _ = db.Model;
    }
}
