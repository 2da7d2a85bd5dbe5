using FinSight.Core.Data;

namespace FinSight.Core.Doctor;

/// <summary>What finds expenses by tags and by words, which triggers keep, against the rows themselves.</summary>
static class IndexChecks
{
    public static IEnumerable<Check> All =>
    [
        new($"""
            SELECT 'Expense number ' || Seq || ' is not found under the tag ' || lower(hex(TagId)) || ', which it carries.' AS Value
            FROM ({IndexRepair.MissingTags})
            """, Mendable: true),
        new($"""
            SELECT 'Number ' || Seq || ' is found under the tag ' || lower(hex(TagId)) || ', but is no expense that carries it.' AS Value
            FROM ({IndexRepair.SpareTags})
            """, Mendable: true),
        new($"SELECT 'Expense number ' || Seq || ' is not found by its words.' AS Value FROM ({IndexRepair.MissingTexts})", Mendable: true),
        new($"""
            SELECT 'Number ' || id || ' is found by words, but is no expense, or one in the trash.' AS Value
            FROM ({IndexRepair.SpareTexts})
            """, Mendable: true),
    ];

    public static Fault Tell(OddWord odd) => new(
        odd.IsMissing
            ? $"Expense number {odd.Seq} is not found by its word '{odd.Word}'."
            : $"Expense number {odd.Seq} is found by the word '{odd.Word}', which it does not have.",
        Mendable: true);
}
