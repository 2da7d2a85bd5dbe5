using System.Text;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// What the database keeps by itself, beside the tables that follow from the model: the first migration calls it at its
/// end. The functions can be replaced in databases that are out there, by a migration that calls it again.
/// </summary>
static class PostgresSchema
{
    /// <summary>
    /// What this version knows of the schema. A migration that older versions can't live with raises it by one, and
    /// ends with <see cref="Require"/>; all others only add, see "Two versions side by side" in docs/scale.md.
    /// </summary>
    public const int Level = 1;

    static readonly string[] Parts = ["Functions", "Words", "Tables", "Triggers", "Shared"];

    public static void Create(MigrationBuilder migration)
    {
        foreach (var part in Parts) migration.Sql(Read(part));
    }

    /// <summary>From here on, no older version works on the database.</summary>
    public static void Require(MigrationBuilder migration, int level) =>
        migration.Sql(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"UPDATE schema_level SET least = {level}"));

    static string Read(string part)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream($"Postgres.{part}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("{accents}", Ranges(rune => AccentFolding.IsAccent(rune.Value)), StringComparison.Ordinal)
            .Replace(
                "{letters}", Ranges(rune => !rune.IsAscii && SearchWordTokenizer.IsPart(rune)),
                StringComparison.Ordinal)
            .Replace("{longest}", $"{PostgresProvider.LongestWord}", StringComparison.Ordinal)
            .Replace("{folded}", Folded("folded"), StringComparison.Ordinal);
    }

    static string Folded(string text) => AccentFolding.Substitutes.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Aggregate(text, (sql, pair) => $"replace({sql}, '{pair.Key}', '{pair.Value}')");

    /// <summary>All of a kind, as a regular expression has them in its brackets.</summary>
    static string Ranges(Func<Rune, bool> isOne)
    {
        var ranges = new StringBuilder();
        for (var from = 0; from <= 0x10FFFF; from++)
        {
            if (!Is(from)) continue;
            var to = from;
            while (Is(to + 1)) to++;
            ranges.Append(System.Globalization.CultureInfo.InvariantCulture, $@"\U{from:X8}-\U{to:X8}");
            from = to;
        }
        return ranges.ToString();

        bool Is(int code) => Rune.IsValid(code) && isOne(new Rune(code));
    }
}
