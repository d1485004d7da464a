using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Settlements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    credits_sold = table.Column<long>(type: "bigint", nullable: false),
                    credits_used = table.Column<long>(type: "bigint", nullable: false),
                    credits_refunded = table.Column<long>(type: "bigint", nullable: false),
                    credits_adjusted = table.Column<long>(type: "bigint", nullable: false),
                    credits_outstanding = table.Column<long>(type: "bigint", nullable: false),
                    spend_source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    spend_fen = table.Column<long>(type: "bigint", nullable: false),
                    expected_fen = table.Column<long>(type: "bigint", nullable: false),
                    difference_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlements", x => x.id);
                    table.CheckConstraint("ck_settlements_difference", "difference_fen = spend_fen - expected_fen");
                    table.CheckConstraint("ck_settlements_source", "spend_source in ('log', 'catalogue')");
                });

            migrationBuilder.CreateTable(
                name: "settlement_lines",
                columns: table => new
                {
                    settlement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(32)", maxLength: 32, nullable: false),
                    jobs = table.Column<int>(type: "integer", nullable: false),
                    credits_charged = table.Column<long>(type: "bigint", nullable: false),
                    cost_fen = table.Column<long>(type: "bigint", nullable: false),
                    billed_fen = table.Column<long>(type: "bigint", nullable: false),
                    examples = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_lines", x => new { x.settlement_id, x.@class });
                    table.CheckConstraint("ck_settlement_lines_class", "class in ('charged_and_billed', 'refunded_and_not_billed', 'refunded_but_billed', 'charged_but_not_billed')");
                    table.CheckConstraint("ck_settlement_lines_jobs", "jobs > 0");
                    table.ForeignKey(
                        name: "fk_settlement_lines_settlements_settlement_id",
                        column: x => x.settlement_id,
                        principalTable: "settlements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_credit_entries_created_at",
                table: "credit_entries",
                column: "created_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_settlements_day",
                table: "settlements",
                column: "day",
                unique: true);

            migrationBuilder.Sql(SqlScript.Read("0021_schedule"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop table qrtz_misfire_history, qrtz_execution_history, qrtz_job_status, qrtz_locks, qrtz_scheduler_state, qrtz_fired_triggers, qrtz_paused_job_grps, qrtz_paused_trigger_grps, qrtz_calendars, qrtz_blob_triggers, qrtz_simprop_triggers, qrtz_cron_triggers, qrtz_simple_triggers, qrtz_triggers, qrtz_job_details;");

            migrationBuilder.DropTable(
                name: "settlement_lines");

            migrationBuilder.DropTable(
                name: "settlements");

            migrationBuilder.DropIndex(
                name: "ix_credit_entries_created_at",
                table: "credit_entries");
        }
    }
}
