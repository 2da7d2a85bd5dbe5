using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RefundOf",
                table: "Evidence",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LedgerId_RefundOf",
                table: "Evidence",
                columns: new[] { "LedgerId", "RefundOf" },
                filter: "RefundOf IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Evidence_LedgerId_RefundOf",
                table: "Evidence");

            migrationBuilder.Sql("ALTER TABLE Evidence DROP COLUMN RefundOf;");
        }
    }
}
