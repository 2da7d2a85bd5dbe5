using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class TagsAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Users",
                type: "TEXT",
                maxLength: 3,
                nullable: false,
                defaultValue: "en");

            migrationBuilder.AddColumn<bool>(
                name: "LetterKeys",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "TagIds",
                table: "Expenses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Aliases",
                table: "Categories",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.Sql("UPDATE Users SET Language = 'de' WHERE Culture LIKE 'de%';");

            // No version wrote to the first ExpenseTags. This one is kept by the database itself, and ordered like a list.
            // Its references are checked at the commit, since an undo may bring back a tag after its expenses.
            migrationBuilder.DropTable(name: "ExpenseTags");
            migrationBuilder.Sql("""
                CREATE TABLE ExpenseTags (
                    LedgerId BLOB NOT NULL REFERENCES Ledgers (Id) ON DELETE CASCADE,
                    TagId BLOB NOT NULL,
                    Date TEXT NOT NULL,
                    Seq INTEGER NOT NULL,
                    PRIMARY KEY (LedgerId, TagId, Date, Seq),
                    FOREIGN KEY (LedgerId, TagId) REFERENCES Tags (LedgerId, Id) DEFERRABLE INITIALLY DEFERRED
                ) WITHOUT ROWID;

                CREATE TRIGGER Tags_Insert AFTER INSERT ON Expenses WHEN NEW.TagIds IS NOT NULL
                BEGIN
                    INSERT INTO ExpenseTags (LedgerId, TagId, Date, Seq)
                    SELECT NEW.LedgerId, unhex(value), NEW.Date, NEW.Seq
                    FROM json_each('["' || replace(NEW.TagIds, ' ', '","') || '"]');
                END;

                CREATE TRIGGER Tags_Delete AFTER DELETE ON Expenses WHEN OLD.TagIds IS NOT NULL
                BEGIN
                    DELETE FROM ExpenseTags
                    WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND Seq = OLD.Seq
                      AND TagId IN (SELECT unhex(value) FROM json_each('["' || replace(OLD.TagIds, ' ', '","') || '"]'));
                END;

                CREATE TRIGGER Tags_Update AFTER UPDATE OF LedgerId, Date, TagIds ON Expenses
                WHEN OLD.TagIds IS NOT NULL OR NEW.TagIds IS NOT NULL
                BEGIN
                    DELETE FROM ExpenseTags
                    WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND Seq = OLD.Seq
                      AND TagId IN (SELECT unhex(value) FROM json_each('["' || replace(OLD.TagIds, ' ', '","') || '"]'));
                    INSERT INTO ExpenseTags (LedgerId, TagId, Date, Seq)
                    SELECT NEW.LedgerId, unhex(value), NEW.Date, NEW.Seq
                    FROM json_each('["' || replace(NEW.TagIds, ' ', '","') || '"]');
                END;
                """);

            // Asked by the database, so that nobody archives a category between the question and the insert.
            migrationBuilder.Sql("""
                CREATE TRIGGER Categories_Open BEFORE INSERT ON Expenses
                WHEN (SELECT Archived FROM Categories WHERE LedgerId = NEW.LedgerId AND Id = NEW.CategoryId)
                BEGIN
                    SELECT RAISE(ABORT, 'The category is archived.');
                END;
                """);

            // The words of live expenses; a row's text itself stays in its own table.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE ExpenseTexts USING fts5(
                    Title, Note, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

                INSERT INTO ExpenseTexts (rowid, Title, Note) SELECT Seq, Title, Note FROM Expenses WHERE DeletedAt IS NULL;

                CREATE TRIGGER Texts_Insert AFTER INSERT ON Expenses WHEN NEW.DeletedAt IS NULL
                BEGIN
                    INSERT INTO ExpenseTexts (rowid, Title, Note) VALUES (NEW.Seq, NEW.Title, NEW.Note);
                END;

                CREATE TRIGGER Texts_Delete AFTER DELETE ON Expenses WHEN OLD.DeletedAt IS NULL
                BEGIN
                    DELETE FROM ExpenseTexts WHERE rowid = OLD.Seq;
                END;

                CREATE TRIGGER Texts_Update AFTER UPDATE OF Title, Note, DeletedAt ON Expenses
                BEGIN
                    DELETE FROM ExpenseTexts WHERE rowid = OLD.Seq;
                    INSERT INTO ExpenseTexts (rowid, Title, Note)
                    SELECT NEW.Seq, NEW.Title, NEW.Note WHERE NEW.DeletedAt IS NULL;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER Texts_Insert;
                DROP TRIGGER Texts_Update;
                DROP TRIGGER Texts_Delete;
                DROP TABLE ExpenseTexts;
                DROP TRIGGER Categories_Open;
                DROP TRIGGER Tags_Insert;
                DROP TRIGGER Tags_Update;
                DROP TRIGGER Tags_Delete;
                DROP TABLE ExpenseTags;
                CREATE TABLE ExpenseTags (
                    ExpenseId BLOB NOT NULL REFERENCES Expenses (Id) ON DELETE CASCADE,
                    TagId BLOB NOT NULL,
                    LedgerId BLOB NOT NULL,
                    PRIMARY KEY (ExpenseId, TagId),
                    FOREIGN KEY (LedgerId, TagId) REFERENCES Tags (LedgerId, Id) ON DELETE CASCADE
                );
                CREATE INDEX IX_ExpenseTags_LedgerId_TagId ON ExpenseTags (LedgerId, TagId);
                ALTER TABLE Users DROP COLUMN Language;
                ALTER TABLE Users DROP COLUMN LetterKeys;
                ALTER TABLE Expenses DROP COLUMN TagIds;
                ALTER TABLE Categories DROP COLUMN Aliases;
                """);
        }
    }
}
