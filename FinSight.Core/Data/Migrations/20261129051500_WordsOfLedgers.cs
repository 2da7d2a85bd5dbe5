using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class WordsOfLedgers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            Index(migrationBuilder, "ascii", text => $"words(NEW.LedgerId, NEW.{text})", text => $"words(LedgerId, {text})");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Index(
            migrationBuilder, "unicode61 remove_diacritics 2", text => $"folded(NEW.{text})", text => $"folded({text})");

        // The words come cut and without accents: what is left to the tokenizer is to part them at their spaces.
        static void Index(
            MigrationBuilder migrationBuilder, string tokenizer, Func<string, string> written, Func<string, string> stored) => migrationBuilder.Sql($"""
            DROP TRIGGER Texts_Insert;
            DROP TRIGGER Texts_Update;
            DROP TRIGGER Texts_Delete;
            DROP TABLE ExpenseTexts;

            CREATE VIRTUAL TABLE ExpenseTexts USING fts5(
                Title, Note, content = '', contentless_delete = 1, tokenize = '{tokenizer}');

            INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, {stored("Title")}, {stored("Note")} FROM Expenses WHERE DeletedAt IS NULL;

            CREATE TRIGGER Texts_Insert AFTER INSERT ON Expenses WHEN NEW.DeletedAt IS NULL
            BEGIN
                INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT NEW.Seq, {written("Title")}, {written("Note")};
            END;

            CREATE TRIGGER Texts_Delete AFTER DELETE ON Expenses WHEN OLD.DeletedAt IS NULL
            BEGIN
                DELETE FROM ExpenseTexts WHERE rowid = OLD.Seq;
            END;

            CREATE TRIGGER Texts_Update AFTER UPDATE OF LedgerId, Title, Note, DeletedAt ON Expenses
            BEGIN
                DELETE FROM ExpenseTexts WHERE rowid = OLD.Seq;
                INSERT INTO ExpenseTexts (rowid, Title, Note)
                SELECT NEW.Seq, {written("Title")}, {written("Note")} WHERE NEW.DeletedAt IS NULL;
            END;
            """);
    }
}
