using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Bench;

/// <summary>
/// A copy of a ledger of a given size. The original is built once per schema and kept between runs, in
/// <c>FINSIGHT_BENCH</c> or under the system's folder for temporary files.
/// </summary>
sealed class BenchLedger(TestServices house, Member member) : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public TestServices House => house;

    public Member Member => member;

    public static async Task<BenchLedger> OpenAsync(int expenses)
    {
        var kept = await KeptAsync(expenses);
        var folder = new TempFolder();
        File.Copy(kept, Path.Combine(folder.Path, "finsight.db"));
        var house = await TestServices.OpenAsync(folder);
        await using var db = await house.Contexts.CreateDbContextAsync();
        var userId = await db.Memberships.Select(m => m.UserId).SingleAsync();
        return new BenchLedger(house, await house.Get<LedgerAccessService>().EnterLastAsync(userId));
    }

    /// <summary>A connection of the driver's own, with the promises that FinSight's connections keep.</summary>
    public SqliteConnection OpenRaw()
    {
        var connection = new SqliteConnection($"Data Source={house.Get<DataFolder>().Database};Pooling=False");
        connection.Open();
        connection.TeachWords();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    static async Task<string> KeptAsync(int expenses)
    {
        var folder = Environment.GetEnvironmentVariable("FINSIGHT_BENCH")
            ?? Path.Combine(Path.GetTempPath(), "finsight-bench");
        Directory.CreateDirectory(folder);
        await using var house = await TestServices.OpenAsync();
        await using var db = await house.Contexts.CreateDbContextAsync();
        var schema = SHA256.HashData(Encoding.UTF8.GetBytes(db.GetService<IMigrator>().GenerateScript()));
        var kept = Path.Combine(folder, $"{expenses}-{Convert.ToHexStringLower(schema)[..12]}-{BulkFill.Edition}.db");
        if (File.Exists(kept)) return kept;

        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Building a ledger of {expenses:N0} expenses in {folder}"));
        var ledger = new BenchLedger(house, await house.MoveInAsync());
        using (var connection = ledger.OpenRaw()) BulkFill.Run(connection, expenses);
        File.Delete(kept + ".new");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {kept + ".new"}");
        File.Move(kept + ".new", kept);
        return kept;
    }
}
