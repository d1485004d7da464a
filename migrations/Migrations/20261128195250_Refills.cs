using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Refills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "refill_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    encrypted_code = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    hint = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    refill_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refill_codes", x => x.id);
                    table.CheckConstraint("ck_refill_codes_credits", "credits > 0");
                    table.CheckConstraint("ck_refill_codes_state", "state in ('free', 'used', 'refused')");
                    table.CheckConstraint("ck_refill_codes_used", "(state = 'free') = (refill_id is null)");
                });

            migrationBuilder.CreateTable(
                name: "viva_refills",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    wanted_credits = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: true),
                    code_id = table.Column<Guid>(type: "uuid", nullable: true),
                    balance_before = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_by = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_viva_refills", x => x.id);
                    table.CheckConstraint("ck_viva_refills_code", "state not in ('buying', 'unknown') or code_id is not null");
                    table.CheckConstraint("ck_viva_refills_finished", "(state in ('done', 'failed', 'cancelled')) = (finished_at is not null)");
                    table.CheckConstraint("ck_viva_refills_state", "state in ('requested', 'buying', 'unknown', 'done', 'failed', 'cancelled')");
                    table.CheckConstraint("ck_viva_refills_wanted", "wanted_credits > 0");
                    table.ForeignKey(
                        name: "fk_viva_refills_refill_code_code_id",
                        column: x => x.code_id,
                        principalTable: "refill_codes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_refill_codes_credits",
                table: "refill_codes",
                column: "credits",
                filter: "state = 'free'");

            migrationBuilder.CreateIndex(
                name: "ix_refill_codes_fingerprint",
                table: "refill_codes",
                column: "fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_viva_refills_code_id",
                table: "viva_refills",
                column: "code_id");

            migrationBuilder.CreateIndex(
                name: "ix_viva_refills_created_at",
                table: "viva_refills",
                column: "created_at");

            migrationBuilder.Sql(SqlScript.Read("0022_refills"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "viva_refills");

            migrationBuilder.DropTable(
                name: "refill_codes");
        }
    }
}
