using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class UpstreamAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "accounts",
                table: "upstream_balances",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "master_keys",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accounts",
                table: "upstream_balances");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "master_keys");
        }
    }
}
