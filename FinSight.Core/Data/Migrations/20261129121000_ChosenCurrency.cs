using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <summary>
    /// Whether somebody has said that a ledger's currency is right: whoever has spent in it has. And demo data is found
    /// without a walk through the log.
    /// </summary>
    public partial class ChosenCurrency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CurrencyChosen",
                table: "Ledgers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
            migrationBuilder.CreateIndex(
                name: "IX_Changes_Demo",
                table: "Changes",
                columns: new[] { "LedgerId", "Intent", "Sequence" },
                filter: "IsHead AND Source = 3");
            migrationBuilder.Sql(
                "UPDATE Ledgers SET CurrencyChosen = 1 WHERE EXISTS (SELECT 1 FROM Expenses WHERE Expenses.LedgerId = Ledgers.Id);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Changes_Demo", table: "Changes");
            migrationBuilder.Sql("ALTER TABLE Ledgers DROP COLUMN CurrencyChosen;");
        }
    }
}
