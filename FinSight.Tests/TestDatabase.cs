using FinSight.Core;
using FinSight.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinSight.Tests;

/// <summary>
/// Which database the tests run on: files, or PostgreSQL where <c>FINSIGHT_TEST_POSTGRES</c> names a server on which
/// they may create databases, such as the one that <c>.ci/postgres</c> starts. Each data folder then has a database of
/// its own.
/// </summary>
static class TestDatabase
{
    public const string Variable = "FINSIGHT_TEST_POSTGRES";

    const string Note = "test-database";

    static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static string? Server { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : null;

    /// <summary>The database of a folder: an empty one, without a table, unless it was prepared.</summary>
    public static DatabaseSettings Of(string folder) => Server is null ? DatabaseSettings.File : new(AddressOf(folder));

    /// <summary>What an app is told; empty on SQLite.</summary>
    public static string SettingOf(string folder) => Server is null ? "" : AddressOf(folder);

    public static void Prepare(string folder)
    {
#pragma warning disable RS0030 // Apps are made in constructors, which can't await it.
        var template = Template.Value.GetAwaiter().GetResult();
#pragma warning restore RS0030
        Create(folder, $"TEMPLATE {template}");
    }

    public static void Drop(string folder)
    {
        if (Server is null || !File.Exists(NoteIn(folder))) return;
        Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(AddressOf(folder)).Database} WITH (FORCE)");
    }

    static string AddressOf(string folder)
    {
        if (!File.Exists(NoteIn(folder))) Create(folder, "TEMPLATE template0 ENCODING UTF8");
        return File.ReadAllText(NoteIn(folder));
    }

    static void Create(string folder, string how)
    {
        var name = $"test_{Guid.NewGuid():N}";
        Run($"CREATE DATABASE {name} {how}");
        File.WriteAllText(NoteIn(folder), Named(name));
    }

    static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():N}";
        Run($"CREATE DATABASE {name} TEMPLATE template0 ENCODING UTF8");
        using var folder = new TempFolder();
        await using (var services = new ServiceCollection().AddLogging()
            .AddFinSightCore(DataFolder.Open(folder.Path), new(Named(name))).BuildServiceProvider())
            await services.GetRequiredService<DatabaseInitializer>().PrepareAsync();
        return name;
    }

    static string Named(string database) =>
        new NpgsqlConnectionStringBuilder(Server!)
        {
            Database = database,
            MaxPoolSize = 30,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
        }.ToString();

    static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Server!);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        command.ExecuteNonQuery();
    }

    static string NoteIn(string folder) => Path.Combine(folder, Note);
}

/// <summary>A test that asks a PostgreSQL server something.</summary>
sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (TestDatabase.Server is null) Skip = $"No PostgreSQL: {TestDatabase.Variable} names none, see .ci/postgres.";
    }
}
