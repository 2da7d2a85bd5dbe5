using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Connections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Connections",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SigningSecret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CategoryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SlowedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Connections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Connections_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpenseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RefKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Ref = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Minor = table.Column<long>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastFour = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    Merchant = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MerchantKey = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InboundEvents",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Raw = table.Column<string>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Minor = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Merchant = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LastFour = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    Card = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 121, nullable: true),
                    IsDated = table.Column<bool>(type: "INTEGER", nullable: false),
                    ExpenseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BatchId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboundEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboundEvents_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InboundEvents_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LearnedTemplates",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LedgerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    LearnedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnedTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LearnedTemplates_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LearnedTemplates_Memberships_LedgerId_UserId",
                        columns: x => new { x.LedgerId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "LedgerId", "UserId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_LedgerId_UserId",
                table: "Connections",
                columns: new[] { "LedgerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LedgerId_ExpenseId",
                table: "Evidence",
                columns: new[] { "LedgerId", "ExpenseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LedgerId_MerchantKey_At",
                table: "Evidence",
                columns: new[] { "LedgerId", "MerchantKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LedgerId_Minor_At",
                table: "Evidence",
                columns: new[] { "LedgerId", "Minor", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LedgerId_RefKind_Ref",
                table: "Evidence",
                columns: new[] { "LedgerId", "RefKind", "Ref" },
                unique: true,
                filter: "Ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundEvents_ConnectionId_At",
                table: "InboundEvents",
                columns: new[] { "ConnectionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundEvents_LedgerId_Hash",
                table: "InboundEvents",
                columns: new[] { "LedgerId", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundEvents_LedgerId_Reference",
                table: "InboundEvents",
                columns: new[] { "LedgerId", "Reference" },
                filter: "Reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundEvents_LedgerId_UserId_Outcome_ReceivedAt",
                table: "InboundEvents",
                columns: new[] { "LedgerId", "UserId", "Outcome", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundEvents_Stored",
                table: "InboundEvents",
                column: "ReceivedAt",
                filter: "Outcome = 0");

            migrationBuilder.CreateIndex(
                name: "IX_LearnedTemplates_ConnectionId",
                table: "LearnedTemplates",
                column: "ConnectionId");

            migrationBuilder.CreateIndex(
                name: "IX_LearnedTemplates_LedgerId_UserId_ConnectionId",
                table: "LearnedTemplates",
                columns: new[] { "LedgerId", "UserId", "ConnectionId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "InboundEvents");

            migrationBuilder.DropTable(
                name: "LearnedTemplates");

            migrationBuilder.DropTable(
                name: "Connections");
        }
    }
}
