namespace FinSight.Core.Data.Postgres;

sealed class PostgresDialect : ISqlDialect
{
    /// <summary>Its references hold, or it refuses the write.</summary>
    public IReadOnlyList<string> Soundness { get; } =
    [
        """
        SELECT 'The index ' || indexrelid::regclass || ' is not whole.' AS "Value" FROM pg_index WHERE NOT indisvalid
        """,
    ];

    public string CarriedTags => """
        SELECT e.LedgerId, CAST(tag AS uuid) AS TagId, e.Date, e.Seq, e.Id
        FROM Expenses e, string_to_table(e.TagIds, ' ') tag WHERE e.TagIds IS NOT NULL
        """;

    public string IndexedTexts => "SELECT Seq FROM ExpenseTexts";

    public string IndexTexts(string condition) =>
        $"INSERT INTO ExpenseTexts (Seq, Words) SELECT Seq, expense_words(LedgerId, Title, Note) FROM Expenses WHERE {condition}";

    public string ForgetTexts(string seqs) => $"DELETE FROM ExpenseTexts WHERE Seq IN ({seqs})";

    public string IdText(string column) => $"replace(CAST({column} AS text), '-', '')";

    public string IsNoNumber(string column) => "FALSE";

    public string IsNoDay(string column) => "FALSE";

    public string IsNoJson(string column) => $"NOT is_json({column})";

    public string Differs(string column) => $"count(DISTINCT {column}) > 1";
}
