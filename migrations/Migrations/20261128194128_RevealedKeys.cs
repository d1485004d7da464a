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

            migrationBuilder.AddCheckConstraint(
                name: "ck_dedicated_keys_revealed",
                table: "dedicated_keys",
                sql: "revealed_at is null or granted_units is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_packages_bounded",
                table: "credit_packages",
                sql: "price_fen <= 10000000000 and credits <= 1000000000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_dedicated_keys_revealed",
                table: "dedicated_keys");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_packages_bounded",
                table: "credit_packages");

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
