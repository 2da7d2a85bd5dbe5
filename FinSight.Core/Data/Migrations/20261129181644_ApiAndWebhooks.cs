using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApiAndWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Ledgers",
                table: "ApiTokens",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Events = table.Column<int>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OldSecret = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OldSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Webhooks_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HookId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_Webhooks_HookId",
                        column: x => x.HookId,
                        principalTable: "Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_Waiting",
                table: "WebhookDeliveries",
                columns: new[] { "HookId", "Id" },
                filter: "State = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_LedgerId_UserId",
                table: "Webhooks",
                columns: new[] { "LedgerId", "UserId" });

            migrationBuilder.Sql(
                """
                CREATE TRIGGER Webhooks_Change AFTER INSERT ON Changes
                WHEN NEW.Kind <> 4 AND EXISTS (SELECT 1 FROM Webhooks WHERE LedgerId = NEW.LedgerId AND DisabledAt IS NULL)
                BEGIN
                    INSERT INTO WebhookDeliveries (HookId, LedgerId, Sequence, Kind, State, Tries, CreatedAt)
                    SELECT Id, LedgerId, NEW.Sequence, 15, 0, 0, NEW.At FROM Webhooks
                    WHERE LedgerId = NEW.LedgerId AND DisabledAt IS NULL AND NEW.Entity = 'Expense' AND (Events & 15) <> 0 ORDER BY Id;
                    INSERT INTO WebhookDeliveries (HookId, LedgerId, Sequence, Kind, State, Tries, CreatedAt)
                    SELECT Id, LedgerId, NEW.Sequence, 16, 0, 0, NEW.At FROM Webhooks
                    WHERE LedgerId = NEW.LedgerId AND DisabledAt IS NULL AND NEW.IsHead AND NEW.Intent = 2 AND (Events & 16) <> 0 ORDER BY Id;
                END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER Webhooks_Change");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "Webhooks");

            // As SQLite does it itself: the table is then what it was, letter by letter.
            migrationBuilder.Sql("ALTER TABLE ApiTokens DROP COLUMN Ledgers");
        }
    }
}
