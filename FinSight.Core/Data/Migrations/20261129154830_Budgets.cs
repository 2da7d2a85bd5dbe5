using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Budgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Budgets",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CategoryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Cycle = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amounts = table.Column<string>(type: "TEXT", maxLength: 4800, nullable: false),
                    RollsLeft = table.Column<bool>(type: "INTEGER", nullable: false),
                    RollsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Budgets", x => new { x.LedgerId, x.Id });
                    table.CheckConstraint("CK_Budgets_Amounts", "length(Amounts) BETWEEN 1 AND 4800");
                    table.CheckConstraint("CK_Budgets_Cycle", "typeof(Cycle) = 'integer' AND Cycle BETWEEN 1 AND 6");
                    table.CheckConstraint("CK_Budgets_Days", "EndsOn IS NULL OR EndsOn >= StartsOn");
                    table.CheckConstraint("CK_Budgets_Rolls", "RollsLeft IN (0, 1) AND RollsOver IN (0, 1)");
                    table.ForeignKey(
                        name: "FK_Budgets_Categories_LedgerId_CategoryId",
                        columns: x => new { x.LedgerId, x.CategoryId },
                        principalTable: "Categories",
                        principalColumns: new[] { "LedgerId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Budgets_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Budgets_LedgerId_CategoryId",
                table: "Budgets",
                columns: new[] { "LedgerId", "CategoryId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Budgets");
        }
    }
}
