using FinSight.Core.Data;

namespace FinSight.Core.Doctor;

/// <summary>What finds expenses by tags and by words, which triggers keep, against the rows themselves.</summary>
static class SearchIndexChecks
{
    public static IEnumerable<DoctorCheck> Of(ISqlDialect sql)
    {
        var index = new SearchIndexRepairSql(sql);
        return
        [
            new($"""
                SELECT 'Expense number ' || Seq || ' is not found under the tag ' || {sql.IdText("TagId")} || ', which it carries.' AS "Value"
                FROM ({index.MissingTags}) odd
                """, Mendable: true),
            new($"""
                SELECT 'Number ' || Seq || ' is found under the tag ' || {sql.IdText("TagId")} || ', but is no expense that carries it.' AS "Value"
                FROM ({index.SpareTags}) odd
                """, Mendable: true),
            new($"""
                SELECT 'Expense number ' || Seq || ' is not found by its words.' AS "Value" FROM ({index.MissingTexts}) odd
                """, Mendable: true),
            new($"""
                SELECT 'Number ' || Seq || ' is found by words, but is no expense, or one in the trash.' AS "Value"
                FROM ({index.SpareTexts}) odd
                """, Mendable: true),
        ];
    }

    public static DoctorFault Tell(WordIndexMismatch odd) => new(
        odd.IsMissing
            ? $"Expense number {odd.Seq} is not found by its word '{odd.Word}'."
            : $"Expense number {odd.Seq} is found by the word '{odd.Word}', which it does not have.",
        Mendable: true);
}
