using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinSight.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChangesVia : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Via",
                table: "Changes",
                type: "TEXT",
                maxLength: 60,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // By itself: a table that is made anew loses its triggers.
            migrationBuilder.Sql("ALTER TABLE Changes DROP COLUMN Via");
        }
    }
}
