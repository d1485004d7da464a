using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class MasterKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_dedicated_keys_whole",
                table: "dedicated_keys");

            migrationBuilder.AddColumn<Guid>(
                name: "master_key_id",
                table: "generations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wish",
                table: "dedicated_keys",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "serve");

            migrationBuilder.CreateTable(
                name: "master_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    hint = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    encrypted_key = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    account = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    encrypted_access_token = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    rest_kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    rest_reason = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: true),
                    rested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resting_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rest_seconds = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_master_keys", x => x.id);
                    table.CheckConstraint("ck_master_keys_account", "encrypted_access_token is null or account is not null");
                    table.CheckConstraint("ck_master_keys_removed", "state <> 'removed' or encrypted_key is null");
                    table.CheckConstraint("ck_master_keys_rest", "(rested_at is null) = (resting_until is null) and rest_seconds >= 0");
                    table.CheckConstraint("ck_master_keys_state", "state in ('active', 'retired', 'removed')");
                    table.CheckConstraint("ck_master_keys_weight", "weight between 1 and 1000");
                });

            migrationBuilder.CreateIndex(
                name: "ix_generations_master_key",
                table: "generations",
                column: "master_key_id",
                filter: "state in ('submitting', 'running', 'in_doubt') or watch_until is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_dedicated_keys_whole",
                table: "dedicated_keys",
                sql: "due or encrypted_key is not null or wish <> 'serve'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_dedicated_keys_wish",
                table: "dedicated_keys",
                sql: "wish in ('serve', 'disabled', 'deleted')");

            migrationBuilder.CreateIndex(
                name: "ix_master_keys_fingerprint",
                table: "master_keys",
                column: "fingerprint",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "master_keys");

            migrationBuilder.DropIndex(
                name: "ix_generations_master_key",
                table: "generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_dedicated_keys_whole",
                table: "dedicated_keys");

            migrationBuilder.DropCheckConstraint(
                name: "ck_dedicated_keys_wish",
                table: "dedicated_keys");

            migrationBuilder.DropColumn(
                name: "master_key_id",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "wish",
                table: "dedicated_keys");

            migrationBuilder.AddCheckConstraint(
                name: "ck_dedicated_keys_whole",
                table: "dedicated_keys",
                sql: "due or encrypted_key is not null");
        }
    }
}
