using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Ledgers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    FirstDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledgers", x => x.Id);
                    table.CheckConstraint("CK_Ledgers_CurrencyCode", "length(CurrencyCode) = 3");
                    table.CheckConstraint("CK_Ledgers_FirstDay", "typeof(FirstDay) = 'integer' AND FirstDay BETWEEN 1 AND 28");
                    table.CheckConstraint("CK_Ledgers_Name", "length(Name) BETWEEN 1 AND 60");
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Theme = table.Column<int>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Color = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Icon = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Archived = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => new { x.LedgerId, x.Id });
                    table.CheckConstraint("CK_Categories_Archived", "Archived IN (0, 1)");
                    table.CheckConstraint("CK_Categories_Icon", "length(Icon) BETWEEN 1 AND 16");
                    table.CheckConstraint("CK_Categories_Name", "length(Name) BETWEEN 1 AND 40");
                    table.CheckConstraint("CK_Categories_Parent", "ParentId IS NULL OR ParentId <> Id");
                    table.CheckConstraint("CK_Categories_Position", "typeof(Position) = 'integer'");
                    table.ForeignKey(
                        name: "FK_Categories_Categories_LedgerId_ParentId",
                        columns: x => new { x.LedgerId, x.ParentId },
                        principalTable: "Categories",
                        principalColumns: new[] { "LedgerId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Categories_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BatchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Intent = table.Column<int>(type: "INTEGER", nullable: false),
                    OriginId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsHead = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EntityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntityVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Sequence);
                    table.CheckConstraint("CK_Changes_Intent", "Intent BETWEEN 1 AND 4 AND (Intent IN (2, 3)) = (OriginId IS NOT NULL)");
                    table.CheckConstraint("CK_Changes_Kind", "Kind BETWEEN 1 AND 4");
                    table.CheckConstraint("CK_Changes_Source", "typeof(Source) = 'integer'");
                    table.ForeignKey(
                        name: "FK_Changes_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => new { x.LedgerId, x.Id });
                    table.CheckConstraint("CK_Tags_Name", "length(Name) BETWEEN 1 AND 40");
                    table.ForeignKey(
                        name: "FK_Tags_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.LedgerId, x.UserId });
                    table.CheckConstraint("CK_Memberships_Role", "typeof(Role) = 'integer' AND Role BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_Memberships_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Memberships_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserClaims_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_UserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_UserPasskeys_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserTokens",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_UserTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Expenses",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    CategoryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Expenses", x => x.Seq);
                    table.UniqueConstraint("AK_Expenses_Id", x => x.Id);
                    table.CheckConstraint("CK_Expenses_Amount", "typeof(Amount) = 'integer' AND Amount <> 0 AND Amount BETWEEN -1000000000000 AND 1000000000000");
                    table.CheckConstraint("CK_Expenses_Date", "Date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'");
                    table.CheckConstraint("CK_Expenses_Id", "length(Id) = 16");
                    table.CheckConstraint("CK_Expenses_Note", "Note IS NULL OR length(Note) BETWEEN 1 AND 1000");
                    table.CheckConstraint("CK_Expenses_Title", "length(Title) BETWEEN 1 AND 100");
                    table.ForeignKey(
                        name: "FK_Expenses_Categories_LedgerId_CategoryId",
                        columns: x => new { x.LedgerId, x.CategoryId },
                        principalTable: "Categories",
                        principalColumns: new[] { "LedgerId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpenseTags",
                columns: table => new
                {
                    ExpenseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TagId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpenseTags", x => new { x.ExpenseId, x.TagId });
                    table.ForeignKey(
                        name: "FK_ExpenseTags_Expenses_ExpenseId",
                        column: x => x.ExpenseId,
                        principalTable: "Expenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExpenseTags_Tags_LedgerId_TagId",
                        columns: x => new { x.LedgerId, x.TagId },
                        principalTable: "Tags",
                        principalColumns: new[] { "LedgerId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Categories_LedgerId_ParentId",
                table: "Categories",
                columns: new[] { "LedgerId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_LedgerId_BatchId",
                table: "Changes",
                columns: new[] { "LedgerId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_LedgerId_EntityId_Sequence",
                table: "Changes",
                columns: new[] { "LedgerId", "EntityId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Heads",
                table: "Changes",
                columns: new[] { "LedgerId", "Sequence", "UserId" },
                filter: "IsHead");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_LedgerId_Sequence",
                table: "Changes",
                columns: new[] { "LedgerId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_CategoryId_Date_Seq",
                table: "Expenses",
                columns: new[] { "LedgerId", "CategoryId", "Date", "Seq" },
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_Date_Seq",
                table: "Expenses",
                columns: new[] { "LedgerId", "Date", "Seq" },
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_DeletedAt",
                table: "Expenses",
                columns: new[] { "LedgerId", "DeletedAt" },
                filter: "DeletedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseTags_LedgerId_TagId",
                table: "ExpenseTags",
                columns: new[] { "LedgerId", "TagId" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_UserId",
                table: "Memberships",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Tags_LedgerId_NameKey",
                table: "Tags",
                columns: new[] { "LedgerId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserClaims_UserId",
                table: "UserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_UserLogins_UserId",
                table: "UserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_UserPasskeys_UserId",
                table: "UserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Users",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Users",
                column: "NormalizedUserName",
                unique: true);

            // Kept by the database itself, so that no path of writing can forget it.
            migrationBuilder.Sql("""
                CREATE TABLE DailyTotals (
                    LedgerId BLOB NOT NULL REFERENCES Ledgers (Id) ON DELETE CASCADE,
                    Date TEXT NOT NULL,
                    CategoryId BLOB NOT NULL,
                    Amount INTEGER NOT NULL CHECK (typeof(Amount) = 'integer'),
                    Count INTEGER NOT NULL CHECK (typeof(Count) = 'integer'),
                    PRIMARY KEY (LedgerId, Date, CategoryId)
                ) WITHOUT ROWID;

                CREATE TABLE AllTimeTotals (
                    LedgerId BLOB NOT NULL REFERENCES Ledgers (Id) ON DELETE CASCADE,
                    CategoryId BLOB NOT NULL,
                    Amount INTEGER NOT NULL CHECK (typeof(Amount) = 'integer'),
                    Count INTEGER NOT NULL CHECK (typeof(Count) = 'integer'),
                    PRIMARY KEY (LedgerId, CategoryId)
                ) WITHOUT ROWID;

                CREATE TRIGGER Totals_Insert AFTER INSERT ON Expenses WHEN NEW.DeletedAt IS NULL
                BEGIN
                    INSERT INTO DailyTotals (LedgerId, Date, CategoryId, Amount, Count)
                    VALUES (NEW.LedgerId, NEW.Date, NEW.CategoryId, NEW.Amount, 1)
                    ON CONFLICT DO UPDATE SET Amount = Amount + excluded.Amount, Count = Count + 1;
                    INSERT INTO AllTimeTotals (LedgerId, CategoryId, Amount, Count)
                    VALUES (NEW.LedgerId, NEW.CategoryId, NEW.Amount, 1)
                    ON CONFLICT DO UPDATE SET Amount = Amount + excluded.Amount, Count = Count + 1;
                END;

                CREATE TRIGGER Totals_Delete AFTER DELETE ON Expenses WHEN OLD.DeletedAt IS NULL
                BEGIN
                    UPDATE DailyTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
                    WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId;
                    UPDATE AllTimeTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
                    WHERE LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId;
                    DELETE FROM DailyTotals
                    WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId AND Count = 0;
                    DELETE FROM AllTimeTotals
                    WHERE LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId AND Count = 0;
                END;

                CREATE TRIGGER Totals_Update
                AFTER UPDATE OF LedgerId, Date, CategoryId, Amount, DeletedAt ON Expenses
                BEGIN
                    UPDATE DailyTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
                    WHERE OLD.DeletedAt IS NULL
                      AND LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId;
                    UPDATE AllTimeTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
                    WHERE OLD.DeletedAt IS NULL AND LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId;
                    INSERT INTO DailyTotals (LedgerId, Date, CategoryId, Amount, Count)
                    SELECT NEW.LedgerId, NEW.Date, NEW.CategoryId, NEW.Amount, 1 WHERE NEW.DeletedAt IS NULL
                    ON CONFLICT DO UPDATE SET Amount = Amount + excluded.Amount, Count = Count + 1;
                    INSERT INTO AllTimeTotals (LedgerId, CategoryId, Amount, Count)
                    SELECT NEW.LedgerId, NEW.CategoryId, NEW.Amount, 1 WHERE NEW.DeletedAt IS NULL
                    ON CONFLICT DO UPDATE SET Amount = Amount + excluded.Amount, Count = Count + 1;
                    DELETE FROM DailyTotals
                    WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId AND Count = 0;
                    DELETE FROM AllTimeTotals
                    WHERE LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId AND Count = 0;
                END;
                """);

            migrationBuilder.Sql("""
                CREATE UNIQUE INDEX IX_Categories_Name ON Categories (LedgerId, coalesce(ParentId, x''), NameKey);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "DailyTotals");

            migrationBuilder.DropTable(
                name: "AllTimeTotals");

            migrationBuilder.DropTable(
                name: "ExpenseTags");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "UserClaims");

            migrationBuilder.DropTable(
                name: "UserLogins");

            migrationBuilder.DropTable(
                name: "UserPasskeys");

            migrationBuilder.DropTable(
                name: "UserTokens");

            migrationBuilder.DropTable(
                name: "Expenses");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "Categories");

            migrationBuilder.DropTable(
                name: "Ledgers");
        }
    }
}
