using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Reconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bill_entries",
                columns: table => new
                {
                    bill_date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    trade_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    out_request_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    serial = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    out_trade_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bill_entries", x => new { x.bill_date, x.trade_no, x.kind, x.out_request_no, x.serial });
                    table.CheckConstraint("ck_bill_entries_amount", "amount_fen >= 0");
                    table.CheckConstraint("ck_bill_entries_kind", "kind in ('payment', 'refund')");
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bill_date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    out_trade_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    trade_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    out_request_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    here_fen = table.Column<long>(type: "bigint", nullable: true),
                    there_fen = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    resolution = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    resolved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_findings", x => x.id);
                    table.CheckConstraint("ck_reconciliation_findings_resolved", "(state = 'resolved') = (resolved_at is not null) and (state = 'resolved') = (resolution is not null)");
                    table.CheckConstraint("ck_reconciliation_findings_state", "state in ('open', 'resolved')");
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_runs",
                columns: table => new
                {
                    bill_date = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    foreign_lines = table.Column<int>(type: "integer", nullable: false),
                    paid_fen = table.Column<long>(type: "bigint", nullable: false),
                    refunded_fen = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_runs", x => x.bill_date);
                    table.CheckConstraint("ck_reconciliation_runs_finished", "(state = 'waiting') = (finished_at is null)");
                    table.CheckConstraint("ck_reconciliation_runs_state", "state in ('waiting', 'compared', 'no_business', 'given_up')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_paid_at",
                table: "orders",
                column: "paid_at",
                filter: "paid_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_bill_entries_out_trade_no_kind",
                table: "bill_entries",
                columns: new[] { "out_trade_no", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_bill_date_kind_out_trade_no_trade_n",
                table: "reconciliation_findings",
                columns: new[] { "bill_date", "kind", "out_trade_no", "trade_no", "out_request_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_order_id",
                table: "reconciliation_findings",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_out_trade_no_kind",
                table: "reconciliation_findings",
                columns: new[] { "out_trade_no", "kind" },
                filter: "state = 'open'");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_runs_next_attempt_at",
                table: "reconciliation_runs",
                column: "next_attempt_at",
                filter: "state = 'waiting'");

            migrationBuilder.Sql(SqlScript.Read("0003_bills"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bill_entries");

            migrationBuilder.DropTable(
                name: "reconciliation_findings");

            migrationBuilder.DropTable(
                name: "reconciliation_runs");

            migrationBuilder.DropIndex(
                name: "ix_orders_paid_at",
                table: "orders");
        }
    }
}
