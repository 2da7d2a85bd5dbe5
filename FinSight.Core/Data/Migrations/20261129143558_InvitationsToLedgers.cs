using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class InvitationsToLedgers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LedgerInvitations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MakerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    IsReusable = table.Column<bool>(type: "INTEGER", nullable: false),
                    Uses = table.Column<int>(type: "INTEGER", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerInvitations", x => x.Id);
                    table.CheckConstraint("CK_LedgerInvitations_Role", "typeof(Role) = 'integer' AND Role BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_LedgerInvitations_Memberships_LedgerId_MakerId",
                        columns: x => new { x.LedgerId, x.MakerId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerInvitations_Hash",
                table: "LedgerInvitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerInvitations_LedgerId_MakerId",
                table: "LedgerInvitations",
                columns: new[] { "LedgerId", "MakerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerInvitations");
        }
    }
}
