using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExpenseAmounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_Amount_Seq",
                table: "Expenses",
                columns: new[] { "LedgerId", "Amount", "Seq" },
                filter: "DeletedAt IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Expenses_LedgerId_Amount_Seq",
                table: "Expenses");
        }
    }
}
