using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <summary>Budgets rest, and a ledger's months start on any day of the month, or on its last working day.</summary>
    public partial class BudgetPauses : Migration
    {
        const int Before = 28, Now = 32;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            LetMonthsStart(migrationBuilder, Before, Now);
            migrationBuilder.AddColumn<string>(
                name: "Pauses",
                table: "Budgets",
                type: "TEXT",
                maxLength: 1320,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql($"UPDATE Ledgers SET FirstDay = {Before} WHERE FirstDay > {Before}");
            LetMonthsStart(migrationBuilder, Now, Before);
            migrationBuilder.Sql("ALTER TABLE Budgets DROP COLUMN Pauses");
        }

        // The one constraint is written anew where SQLite keeps it, as its manual has it (lang_altertable, "other kinds of
        // table schema changes"): all of a ledger refers to that table, which is safer left as it is than made anew. No
        // page of it changes. The column that is added or dropped after it tells other connections to look again.
        static void LetMonthsStart(MigrationBuilder migrationBuilder, int before, int now) => migrationBuilder.Sql($"""
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'FirstDay BETWEEN 1 AND {before})', 'FirstDay BETWEEN 1 AND {now})')
            WHERE type = 'table' AND name = 'Ledgers';
            PRAGMA writable_schema = RESET;
            """);
    }
}
