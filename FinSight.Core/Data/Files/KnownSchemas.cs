using System.Collections.Concurrent;
using FinSight.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data.Files;

/// <summary>What a database of each of this program's versions is made of, found by making an empty one.</summary>
static class KnownSchemas
{
    static readonly ConcurrentDictionary<string, Lazy<Task<DatabaseFileSummary>>> All = [];

    public static bool Knows(string migration) => SqliteDatabaseOperations.Migrations().Contains(migration);

    /// <summary>The migration that a database of this version has seen last.</summary>
    public static string Latest { get; } = SqliteDatabaseOperations.Migrations().Max(StringComparer.Ordinal)!;

    /// <param name="migration">One that it knows.</param>
    public static Task<DatabaseFileSummary> OfAsync(string migration) =>
        All.GetOrAdd(migration, _ => new(() => MakeAsync(migration))).Value;

    /// <summary>A database of that version with nothing in it.</summary>
    public static async Task MakeEmptyAsync(DataFolder folder, string migration, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddFinSightCore(folder).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync(cancel);
        await db.GetService<IMigrator>().MigrateAsync(migration, cancel);
    }

    static async Task<DatabaseFileSummary> MakeAsync(string migration)
    {
        var folder = DataFolder.Open(Directory.CreateTempSubdirectory("finsight-schema-").FullName);
        try
        {
            await MakeEmptyAsync(folder, migration, default);
            return await DatabaseFileOperations.ReadAsync(folder.Database, default);
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }
}
