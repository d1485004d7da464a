using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class SettledCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "strange_bills",
                table: "settlements",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "strange_fen",
                table: "settlements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "billed_fen",
                table: "generations",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "settlement_corrections",
                columns: table => new
                {
                    settlement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    spend_fen = table.Column<long>(type: "bigint", nullable: false),
                    expected_fen = table.Column<long>(type: "bigint", nullable: false),
                    difference_fen = table.Column<long>(type: "bigint", nullable: false),
                    strange_bills = table.Column<int>(type: "integer", nullable: false),
                    strange_fen = table.Column<long>(type: "bigint", nullable: false),
                    leaks = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_corrections", x => x.settlement_id);
                    table.CheckConstraint("ck_settlement_corrections_difference", "difference_fen = spend_fen - expected_fen");
                    table.ForeignKey(
                        name: "fk_settlement_corrections_settlements_settlement_id",
                        column: x => x.settlement_id,
                        principalTable: "settlements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "settlement_corrections");

            migrationBuilder.DropColumn(
                name: "strange_bills",
                table: "settlements");

            migrationBuilder.DropColumn(
                name: "strange_fen",
                table: "settlements");

            migrationBuilder.DropColumn(
                name: "billed_fen",
                table: "generations");
        }
    }
}
