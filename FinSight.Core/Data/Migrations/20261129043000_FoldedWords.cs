using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class FoldedWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Index(migrationBuilder, "folded(NEW.Title), folded(NEW.Note)", "folded(Title), folded(Note)");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Index(migrationBuilder, "NEW.Title, NEW.Note", "Title, Note");

        // Only texts with more than ASCII are indexed otherwise than before.
        static void Index(MigrationBuilder migrationBuilder, string written, string stored) => migrationBuilder.Sql($"""
            DROP TRIGGER Texts_Insert;
            DROP TRIGGER Texts_Update;

            CREATE TRIGGER Texts_Insert AFTER INSERT ON Expenses WHEN NEW.DeletedAt IS NULL
            BEGIN
                INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT NEW.Seq, {written};
            END;

            CREATE TRIGGER Texts_Update AFTER UPDATE OF Title, Note, DeletedAt ON Expenses
            BEGIN
                DELETE FROM ExpenseTexts WHERE rowid = OLD.Seq;
                INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT NEW.Seq, {written} WHERE NEW.DeletedAt IS NULL;
            END;

            CREATE TEMP TABLE Accented AS SELECT Seq FROM Expenses
            WHERE DeletedAt IS NULL AND (Title GLOB '*[^ -~]*' OR Note GLOB '*[^ -~]*');
            DELETE FROM ExpenseTexts WHERE rowid IN (SELECT Seq FROM Accented);
            INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, {stored} FROM Expenses WHERE Seq IN (SELECT Seq FROM Accented);
            DROP TABLE Accented;
            """);
    }
}
