using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class PaymentRoads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                table: "payment_notifications",
                type: "timestamp with time zone",
                nullable: true);

            // Notifications of before this release were decided as they came.
            migrationBuilder.Sql("update payment_notifications set decided_at = received_at");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_queried_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_query_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true,
                defaultValueSql: "now() + interval '10 seconds'");

            migrationBuilder.AddColumn<bool>(
                name: "payer_seen",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "query_attempts",
                table: "orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refund_asked_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refund_credits",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "refunded_fen",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "refunding_fen",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    out_request_no = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    revoked_credits = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_answer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    must_query = table.Column<bool>(type: "boolean", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount_fen >= 0 and (state in ('found', 'failed') or amount_fen > 0)");
                    table.CheckConstraint("ck_refunds_credits", "revoked_credits between 0 and credits");
                    table.CheckConstraint("ck_refunds_finished", "(state in ('succeeded', 'failed')) = (finished_at is not null)");
                    table.CheckConstraint("ck_refunds_source", "source in ('operator', 'back_office')");
                    table.CheckConstraint("ck_refunds_state", "state in ('found', 'pending', 'succeeded', 'failed')");
                    table.ForeignKey(
                        name: "fk_refunds_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_notifications_undecided",
                table: "payment_notifications",
                column: "id",
                filter: "verdict = 'undecided'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_notifications_decided",
                table: "payment_notifications",
                sql: "(verdict = 'undecided') = (decided_at is null)");

            migrationBuilder.CreateIndex(
                name: "ix_orders_next_query_at",
                table: "orders",
                column: "next_query_at",
                filter: "next_query_at is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_refunds",
                table: "orders",
                sql: "refunded_fen between 0 and amount_fen and refunding_fen >= 0 and refund_credits between 0 and credits and (state = 'refunded') = (refunded_fen = amount_fen) and (state = 'partially_refunded') = (refunded_fen > 0 and refunded_fen < amount_fen)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries",
                sql: "kind in ('grant', 'reserve', 'settle', 'release', 'revoke', 'restore', 'adjust')");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_next_attempt_at",
                table: "refunds",
                column: "next_attempt_at",
                filter: "state in ('found', 'pending')");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id",
                table: "refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id_out_request_no",
                table: "refunds",
                columns: new[] { "order_id", "out_request_no" },
                unique: true,
                filter: "state <> 'failed'");

            migrationBuilder.Sql(SqlScript.Read("0002_payment_roads"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_payment_notifications_undecided",
                table: "payment_notifications");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_notifications_decided",
                table: "payment_notifications");

            migrationBuilder.DropIndex(
                name: "ix_orders_next_query_at",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_refunds",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "payment_notifications");

            migrationBuilder.DropColumn(
                name: "last_queried_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "next_query_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "payer_seen",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "query_attempts",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refund_asked_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refund_credits",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refunded_fen",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refunding_fen",
                table: "orders");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries",
                sql: "kind in ('grant', 'reserve', 'settle', 'release', 'revoke', 'adjust')");
        }
    }
}
