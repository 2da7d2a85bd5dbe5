using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Corrects what finds expenses by their tags and by their words where it is not what the rows say.</summary>
public sealed class SearchIndexRepair(IDbContextFactory<FinSightContext> contexts)
{
    /// <returns>How many entries were missing or too many.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.TakeAllTime();
        // A reader's work: found before the gate is passed, so that writers don't wait for it where all is well.
        var odd = (await db.OddWordsAsync(int.MaxValue, cancel)).Select(word => word.Seq).Distinct().ToList();
        var sql = new SearchIndexRepairSql(db.Provider.Sql);
        if (odd.Count == 0 && !await db.Database.SqlQueryRaw<bool>(sql.AnyWrong).SingleAsync(cancel)) return 0;

        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var mended = 0;
        foreach (var repair in (string[])
        [
            $"DELETE FROM ExpenseTags WHERE (LedgerId, TagId, Date, Seq) IN ({sql.SpareTags})",
            $"INSERT INTO ExpenseTags (LedgerId, TagId, Date, Seq) {sql.MissingTags}",
            sql.Dialect.ForgetTexts(sql.SpareTexts),
            sql.Dialect.IndexTexts($"Seq IN ({sql.MissingTexts})"),
        ])
            mended += await db.Database.ExecuteSqlRawAsync(repair, cancel);
        foreach (var seq in odd)
        {
            await db.Database.ExecuteSqlRawAsync(sql.Dialect.ForgetTexts("{0}"), [seq], cancel);
            mended += await db.Database.ExecuteSqlRawAsync(
                sql.Dialect.IndexTexts("Seq = {0} AND DeletedAt IS NULL"), [seq], cancel);
        }
        await transaction.CommitAsync(cancel);
        return mended;
    }
}

/// <summary>What the indexes of tags and words should hold, and do.</summary>
readonly record struct SearchIndexRepairSql(ISqlDialect Dialect)
{
    const string Listed = "SELECT LedgerId, TagId, Date, Seq FROM ExpenseTags";
    const string Live = "SELECT Seq FROM Expenses WHERE DeletedAt IS NULL";

    public string MissingTags => $"{Carried} EXCEPT {Listed}";

    public string SpareTags => $"{Listed} EXCEPT {Carried}";

    public string MissingTexts => $"{Live} EXCEPT {Dialect.IndexedTexts}";

    public string SpareTexts => $"{Dialect.IndexedTexts} EXCEPT {Live}";

    public string AnyWrong =>
        $"""SELECT EXISTS ({MissingTags}) OR EXISTS ({SpareTags}) OR EXISTS ({MissingTexts}) OR EXISTS ({SpareTexts}) AS "Value" """;

    string Carried => $"SELECT LedgerId, TagId, Date, Seq FROM ({Dialect.CarriedTags}) carried";
}
