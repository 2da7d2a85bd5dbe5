using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>What a migration must leave alone: every expense, and the sums of every ledger.</summary>
static class UpgradeDataComparison
{
    /// <param name="copy">Of the database before.</param>
    /// <returns>What is wrong, in one sentence; null where nothing is.</returns>
    public static async Task<string?> FindAsync(DataFolder folder, string copy, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        if (await connection.NumberAsync($"SELECT count(*) FROM ({TotalsRepair.WrongDays})", cancel) > 0
            || await connection.NumberAsync($"SELECT count(*) FROM ({TotalsRepair.WrongForAllTime})", cancel) > 0)
            return "totals are not the sums of their expenses";

        await using var attach = connection.CreateCommand();
        attach.CommandText = "ATTACH $copy AS before";
        attach.Parameters.AddWithValue("$copy", copy);
        await attach.ExecuteNonQueryAsync(cancel);
        if (await connection.NumberAsync(
            "SELECT count(*) FROM before.sqlite_master WHERE name = 'Expenses'", cancel) == 0)
            return null;
        var (then, now) = (RowsOf("before"), RowsOf("main"));
        return await connection.NumberAsync($"SELECT count(*) FROM ({then} EXCEPT {now})", cancel) > 0
            || await connection.NumberAsync($"SELECT count(*) FROM ({now} EXCEPT {then})", cancel) > 0
            ? "expenses of a ledger are not those of before"
            : null;
    }

    /// <summary>Each ledger's rows, with those in the trash, as the first version already kept them.</summary>
    static string RowsOf(string database) =>
        $"SELECT LedgerId, count(*), sum(Amount) FROM {database}.Expenses GROUP BY LedgerId";
}
