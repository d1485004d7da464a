using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class ProvisioningAndKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "includes_api_keys",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "budget_id",
                table: "generations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "viva_key",
                table: "generations",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "shared");

            migrationBuilder.AddColumn<bool>(
                name: "includes_api_keys",
                table: "credit_packages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    allowed_cidrs = table.Column<string[]>(type: "text[]", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requests_per_minute = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.CheckConstraint("ck_api_keys_hash", "octet_length(hash) = 32");
                    table.CheckConstraint("ck_api_keys_rate", "requests_per_minute > 0");
                    table.CheckConstraint("ck_api_keys_scopes", "cardinality(scopes) > 0 and scopes <@ array['generate', 'read']");
                });

            migrationBuilder.CreateTable(
                name: "credit_budgets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    limit_credits = table.Column<long>(type: "bigint", nullable: false),
                    used_credits = table.Column<long>(type: "bigint", nullable: false),
                    reserved_credits = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_budgets", x => x.id);
                    table.CheckConstraint("ck_credit_budgets_not_negative", "limit_credits > 0 and used_credits >= 0 and reserved_credits >= 0");
                    table.CheckConstraint("ck_credit_budgets_within_limit", "used_credits + reserved_credits <= limit_credits");
                });

            migrationBuilder.CreateTable(
                name: "dedicated_keys",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    token_id = table.Column<long>(type: "bigint", nullable: true),
                    encrypted_key = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    due = table.Column<bool>(type: "boolean", nullable: false),
                    wanted = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dedicated_keys", x => x.user_id);
                    table.CheckConstraint("ck_dedicated_keys_known", "encrypted_key is null or token_id is not null");
                    table.CheckConstraint("ck_dedicated_keys_whole", "due or encrypted_key is not null");
                });

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "basic",
                column: "includes_api_keys",
                value: false);

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "enterprise",
                column: "includes_api_keys",
                value: true);

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "pro",
                column: "includes_api_keys",
                value: false);

            migrationBuilder.AddCheckConstraint(
                name: "ck_generations_viva_key",
                table: "generations",
                sql: "viva_key in ('shared', 'dedicated')");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_prefix",
                table: "api_keys",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_user_id_id",
                table: "api_keys",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dedicated_keys_due",
                table: "dedicated_keys",
                column: "next_attempt_at",
                filter: "due");

            migrationBuilder.CreateIndex(
                name: "ix_dedicated_keys_name",
                table: "dedicated_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dedicated_keys_settled_at",
                table: "dedicated_keys",
                column: "settled_at",
                filter: "not due");

            migrationBuilder.Sql(SqlScript.Read("0008_key_budgets"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "credit_budgets");

            migrationBuilder.DropTable(
                name: "dedicated_keys");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generations_viva_key",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "includes_api_keys",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "budget_id",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "viva_key",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "includes_api_keys",
                table: "credit_packages");
        }
    }
}
