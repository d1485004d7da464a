using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class RevealedKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "book_credits",
                table: "dedicated_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "granted_elsewhere",
                table: "dedicated_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "granted_quota",
                table: "dedicated_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "granted_units",
                table: "dedicated_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "left_units",
                table: "dedicated_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "outside_credits",
                table: "dedicated_keys",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "revealed_at",
                table: "dedicated_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "used_units",
                table: "dedicated_keys",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "viva_key_reveals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_id = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    revealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_viva_key_reveals", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_dedicated_keys_revealed",
                table: "dedicated_keys",
                sql: "revealed_at is null or granted_units is not null");

            migrationBuilder.CreateIndex(
                name: "ix_viva_key_reveals_user_id_revealed_at",
                table: "viva_key_reveals",
                columns: new[] { "user_id", "revealed_at" });
            migrationBuilder.Sql(SqlScript.Read("0016_viva_key_reveals"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "viva_key_reveals");

            migrationBuilder.DropCheckConstraint(
                name: "ck_dedicated_keys_revealed",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "book_credits",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "granted_elsewhere",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "granted_quota",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "granted_units",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "left_units",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "outside_credits",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "revealed_at",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "used_units",
                table: "dedicated_keys");
        }
    }
}
