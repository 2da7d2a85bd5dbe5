using FinSight.Core.Data.Sqlite;
using FinSight.Core.Upgrades;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Upgrades;

/// <summary>A data folder that an older version left, with one expense.</summary>
static class OldVersionFolder
{
    /// <summary>Any of the past that knows expenses; the next versions lie between it and this one.</summary>
    public const string Past = "SessionsAndSecrets";

    public const string Level = "SELECT substr(max(MigrationId), 16) FROM __EFMigrationsHistory";

    public static async Task<TempFolder> OldAsync()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var member = await before.MoveInAsync();
        await before.SignInAsync(member);
        await before.Expenses.AddAsync(member, Guid.CreateVersion7(), await before.FieldsAsync(member, "Tea"));
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync(Past);
        await before.CloseAsync();
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml"), "<key/>");
        return folder;
    }

    /// <param name="migrations">Those that are on disk by then; null for all.</param>
    public static async Task KillAsync(TempFolder folder, int? migrations)
    {
        var known = SqliteDatabaseOperations.Migrations().Order(StringComparer.Ordinal).ToList();
        var past = known.FindIndex(name => name.EndsWith($"_{Past}", StringComparison.Ordinal));
        using var kill = new KillAfterInterceptor(migrations ?? known.Count - 1 - past);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync(folder, kill.Hold, kill.Token));
    }

    /// <summary>As a server does.</summary>
    public static async Task StartAsync(
        TempFolder folder, Action<IServiceCollection>? also = null, CancellationToken cancel = default)
    {
        var house = TestServices.OpenUnprepared(folder, also: also);
        try
        {
            using var use = await house.Get<UpgradeRunner>().RunAsync(cancel);
        }
        finally
        {
            await house.CloseAsync();
        }
    }

    public static object? Execute(TempFolder folder, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder.Path, "finsight.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
