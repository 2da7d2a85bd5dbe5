using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Corrects what finds expenses by their tags and by their words where it is not what the rows say.</summary>
public sealed class IndexRepair(IDbContextFactory<FinSightContext> contexts)
{
    const string Carried = """
        SELECT e.LedgerId, unhex(tag.value) AS TagId, e.Date, e.Seq
        FROM Expenses e, json_each('["' || replace(e.TagIds, ' ', '","') || '"]') tag WHERE e.TagIds IS NOT NULL
        """;

    const string Listed = "SELECT LedgerId, TagId, Date, Seq FROM ExpenseTags";
    const string Live = "SELECT Seq FROM Expenses WHERE DeletedAt IS NULL";
    const string Indexed = "SELECT id FROM ExpenseTexts_docsize";

    internal const string MissingTags = $"{Carried} EXCEPT {Listed}";
    internal const string SpareTags = $"{Listed} EXCEPT {Carried}";
    internal const string MissingTexts = $"{Live} EXCEPT {Indexed}";
    internal const string SpareTexts = $"{Indexed} EXCEPT {Live}";

    internal const string AnyWrong =
        $"SELECT EXISTS ({MissingTags}) OR EXISTS ({SpareTags}) OR EXISTS ({MissingTexts}) OR EXISTS ({SpareTexts}) AS Value";

    /// <returns>How many entries were missing or too many.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // A reader's work: found before the gate is passed, so that writers don't wait for it where all is well.
        var odd = (await db.OddWordsAsync(int.MaxValue, cancel)).Select(word => word.Seq).Distinct().ToList();
        if (odd.Count == 0 && !await db.Database.SqlQueryRaw<bool>(AnyWrong).SingleAsync(cancel)) return 0;

        await using var transaction = await db.BeginAsync(WriteScope.Server, cancel);
        var mended = 0;
        foreach (var sql in (string[])
        [
            $"DELETE FROM ExpenseTags WHERE (LedgerId, TagId, Date, Seq) IN ({SpareTags})",
            $"INSERT INTO ExpenseTags (LedgerId, TagId, Date, Seq) {MissingTags}",
            $"DELETE FROM ExpenseTexts WHERE rowid IN ({SpareTexts})",
            $"INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, words(LedgerId, Title), words(LedgerId, Note) FROM Expenses WHERE Seq IN ({MissingTexts})",
        ])
            mended += await db.Database.ExecuteSqlRawAsync(sql, cancel);
        foreach (var seq in odd)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM ExpenseTexts WHERE rowid = {seq}", cancel);
            mended += await db.Database.ExecuteSqlAsync(
                $"INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, words(LedgerId, Title), words(LedgerId, Note) FROM Expenses WHERE Seq = {seq} AND DeletedAt IS NULL",
                cancel);
        }
        await transaction.CommitAsync(cancel);
        return mended;
    }
}
