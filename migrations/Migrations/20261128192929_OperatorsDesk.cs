using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class OperatorsDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "generation_models",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "credit_packages",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "barred_callers",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_barred_callers", x => x.user_id);
                    table.CheckConstraint("ck_barred_callers_kind", "kind in ('suspended', 'deleted')");
                });

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "basic",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "enterprise",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "credit_packages",
                keyColumn: "code",
                keyValue: "pro",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo-3.1-generate-preview",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-4k",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-components",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-components-4k",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-fast",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-fast-components",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-pro-4k",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-4K",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-components",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-components-4K",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast-4K",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast-components-4K",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-lite",
                column: "version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-lite-4K",
                column: "version",
                value: 1);

            migrationBuilder.Sql(SqlScript.Read("0015_operators_desk"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_users_email_beginning; drop index ix_user_viva_api_keys_most_used");

            migrationBuilder.DropTable(
                name: "barred_callers");

            migrationBuilder.DropColumn(
                name: "version",
                table: "generation_models");

            migrationBuilder.DropColumn(
                name: "version",
                table: "credit_packages");
        }
    }
}
