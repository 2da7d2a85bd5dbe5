namespace FinSight.Core.Data.Sqlite;

sealed class SqliteDialect : ISqlDialect
{
    public IReadOnlyList<string> Soundness { get; } =
    [
        // The check of the file takes the index over words for what its connection last saw of it, and so for damaged
        // where another has written since: a search, which finds nothing, looks anew in the same snapshot.
        """
        SELECT Title AS "Value" FROM ExpenseTexts WHERE ExpenseTexts MATCH '""'
        """,
        """
        SELECT 'The database file is damaged: ' || integrity_check AS "Value"
        FROM pragma_integrity_check WHERE integrity_check <> 'ok'
        """,
        // Some of each table before more of one: only so many are told.
        """
        SELECT 'Row ' || coalesce(rowid, '?') || ' of ' || "table" || ' points at a row of ' || parent
            || ' that does not exist.' AS "Value"
        FROM pragma_foreign_key_check
        ORDER BY row_number() OVER (PARTITION BY "table", parent)
        """,
    ];

    public string CarriedTags => """
        SELECT e.LedgerId, unhex(tag.value) AS TagId, e.Date, e.Seq, e.Id
        FROM Expenses e, json_each('["' || replace(e.TagIds, ' ', '","') || '"]') tag WHERE e.TagIds IS NOT NULL
        """;

    public string IndexedTexts => "SELECT id AS Seq FROM ExpenseTexts_docsize";

    public string IndexTexts(string condition) =>
        $"INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, words(LedgerId, Title), words(LedgerId, Note) FROM Expenses WHERE {condition}";

    public string ForgetTexts(string seqs) => $"DELETE FROM ExpenseTexts WHERE rowid IN ({seqs})";

    public string IdText(string column) => $"lower(hex({column}))";

    public string IsNoNumber(string column) => $"typeof({column}) <> 'integer'";

    public string IsNoDay(string column) => $"date({column}) IS NOT {column}";

    public string IsNoJson(string column) => $"json_valid({column}) = 0";

    public string Differs(string column) => $"min({column}) <> max({column})";
}
