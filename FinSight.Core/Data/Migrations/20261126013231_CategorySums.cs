using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class CategorySums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Expenses_LedgerId_CategoryId_Date_Seq",
                table: "Expenses");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_CategoryId_Date_Seq",
                table: "Expenses",
                columns: new[] { "LedgerId", "CategoryId", "Date", "Seq", "Amount", "DeletedAt" },
                filter: "DeletedAt IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Expenses_LedgerId_CategoryId_Date_Seq",
                table: "Expenses");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LedgerId_CategoryId_Date_Seq",
                table: "Expenses",
                columns: new[] { "LedgerId", "CategoryId", "Date", "Seq" },
                filter: "DeletedAt IS NULL");
        }
    }
}
