using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <summary>When members were last in a ledger, and since when they keep it.</summary>
    public partial class VisitsOfLedgers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "Memberships",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "LedgerVisits",
                columns: table => new
                {
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerVisits", x => new { x.LedgerId, x.UserId });
                    table.ForeignKey(
                        name: "FK_LedgerVisits_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });
            // As the log has it; what it has forgotten is as old as the ledger, whose id begins with its time.
            var digits = Enumerable.Range(1, 12)
                .Select(i => $"((instr('0123456789ABCDEF', substr(hex(LedgerId), {i}, 1)) - 1) << {4 * (12 - i)})");
            migrationBuilder.Sql(
                $"""
                UPDATE Memberships SET Since = coalesce(
                    (SELECT max(At) FROM Changes c
                     WHERE c.LedgerId = Memberships.LedgerId AND c.EntityId = Memberships.UserId AND c.Entity = 'Membership' AND c.Kind = 1),
                    {string.Join(" + ", digits)});
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerVisits");

            migrationBuilder.Sql("ALTER TABLE Memberships DROP COLUMN Since;");
        }
    }
}
