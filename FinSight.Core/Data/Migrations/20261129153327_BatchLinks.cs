using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class BatchLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BatchLinks",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BatchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherLedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherBatchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Leaves = table.Column<bool>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchLinks", x => new { x.LedgerId, x.BatchId });
                    table.ForeignKey(
                        name: "FK_BatchLinks_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BatchLinks");
        }
    }
}
