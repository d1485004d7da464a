using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class LeanLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_user_credit_accounts_available_not_negative",
                table: "user_credit_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_user_credit_accounts_reserved_not_negative",
                table: "user_credit_accounts");

            migrationBuilder.DropIndex(
                name: "ix_credit_reservations_user_id",
                table: "credit_reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_reservations_held",
                table: "credit_reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_reservations_settled",
                table: "credit_reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_reservations_state",
                table: "credit_reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_adjust_reason",
                table: "credit_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_amount",
                table: "credit_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_balances",
                table: "credit_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_at",
                table: "user_credit_accounts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "'-infinity'");

            migrationBuilder.Sql(SqlScript.Read("0013_lean_ledger"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "user_credit_accounts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_user_credit_accounts_available_not_negative",
                table: "user_credit_accounts",
                sql: "available_credits >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_user_credit_accounts_reserved_not_negative",
                table: "user_credit_accounts",
                sql: "reserved_credits >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_credit_reservations_user_id",
                table: "credit_reservations",
                column: "user_id",
                filter: "state = 'open'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_reservations_held",
                table: "credit_reservations",
                sql: "held_credits > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_reservations_settled",
                table: "credit_reservations",
                sql: "settled_credits between 0 and held_credits");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_reservations_state",
                table: "credit_reservations",
                sql: "(state = 'open' and settled_credits = 0 and resolved_at is null) or (state = 'settled' and settled_credits > 0 and resolved_at is not null) or (state = 'released' and settled_credits = 0 and resolved_at is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_adjust_reason",
                table: "credit_entries",
                sql: "kind <> 'adjust' or reason is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_amount",
                table: "credit_entries",
                sql: "amount > 0 or (kind = 'adjust' and amount <> 0)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_balances",
                table: "credit_entries",
                sql: "available_after >= 0 and reserved_after >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_credit_entries_kind",
                table: "credit_entries",
                sql: "kind in ('grant', 'reserve', 'settle', 'release', 'revoke', 'restore', 'adjust')");
        }
    }
}
