using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class BudgetAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WarnsAt",
                table: "Budgets",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "50,80,100");

            migrationBuilder.AddColumn<bool>(
                name: "WarnsOfPace",
                table: "Budgets",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "BudgetAlerts",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BudgetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Threshold = table.Column<int>(type: "INTEGER", nullable: false),
                    Limit = table.Column<long>(type: "INTEGER", nullable: false),
                    Spent = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpenseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsQuiet = table.Column<bool>(type: "INTEGER", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetAlerts", x => new { x.LedgerId, x.Id });
                    table.CheckConstraint("CK_BudgetAlerts_Days", "Last >= First");
                    table.ForeignKey(
                        name: "FK_BudgetAlerts_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AlertReadings",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AlertId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertReadings", x => new { x.LedgerId, x.AlertId, x.UserId });
                    table.ForeignKey(
                        name: "FK_AlertReadings_BudgetAlerts_LedgerId_AlertId",
                        columns: x => new { x.LedgerId, x.AlertId },
                        principalTable: "BudgetAlerts",
                        principalColumns: new[] { "LedgerId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AlertReadings_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlertReadings_LedgerId_UserId",
                table: "AlertReadings",
                columns: new[] { "LedgerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetAlerts_LedgerId_BudgetId_First_Threshold",
                table: "BudgetAlerts",
                columns: new[] { "LedgerId", "BudgetId", "First", "Threshold" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertReadings");

            migrationBuilder.DropTable(
                name: "BudgetAlerts");

            migrationBuilder.Sql("ALTER TABLE Budgets DROP COLUMN WarnsAt");
            migrationBuilder.Sql("ALTER TABLE Budgets DROP COLUMN WarnsOfPace");
        }
    }
}
