using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// The full-text index over the titles and notes of live expenses is kept by triggers of the database, which call
/// <c>words</c>: a connection has to be taught it.
/// </summary>
static class SqliteWordFunctions
{
    public static void TeachWords(this SqliteConnection connection)
    {
        connection.CreateFunction(
            "words",
            (byte[] ledgerId, string? text) => text is null
                ? null
                : SearchWordTokenizer.Of(SearchWordTokenizer.MarkOf(ledgerId), text),
            isDeterministic: true);
        // What earlier migrations call.
        connection.CreateFunction(
            "folded", (string? text) => text is null ? null : AccentFolding.Without(text), isDeterministic: true);
    }
}
