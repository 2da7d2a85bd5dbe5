using FinSight.Core;
using FinSight.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>An empty database of this version: migrated once in a run, and copied for whoever needs one.</summary>
static class PreparedDatabase
{
#pragma warning disable RS0030 // Apps are made in constructors, which can't await it.
    static readonly Lazy<byte[]> Content = new(() => Task.Run(MigrateAsync).GetAwaiter().GetResult());
#pragma warning restore RS0030

    /// <summary>A data folder with the database in it.</summary>
    public static TempFolder NewFolder()
    {
        var folder = new TempFolder();
        if (TestDatabase.Server is null) File.WriteAllBytes(DataFolder.Open(folder.Path).Database, Content.Value);
        else TestDatabase.Prepare(DataFolder.Open(folder.Path).Path);
        return folder;
    }

    static async Task<byte[]> MigrateAsync()
    {
        using var folder = new TempFolder();
        var data = DataFolder.Open(folder.Path);
        await using (var services = new ServiceCollection().AddLogging().AddFinSightCore(data).BuildServiceProvider())
            await services.GetRequiredService<DatabaseInitializer>().PrepareAsync();
        // With the last connection closed, all of it stands in the one file.
        Assert.False(File.Exists(data.Database + "-wal"));
        return await File.ReadAllBytesAsync(data.Database);
    }
}
