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

            // When they were removed is not known; at the latest now, so no day that is still to be settled is told without their account.
            migrationBuilder.Sql("update master_keys set removed_at = now() where state = 'removed' and removed_at is null");
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
