using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class AlertsThatEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_alert_rules_apart",
                table: "alert_rules");

            migrationBuilder.Sql(SqlScript.Read("0026_thresholds_apart"));

            migrationBuilder.DropIndex(
                name: "ix_alert_messages_next_attempt_at",
                table: "alert_messages");

            migrationBuilder.AddColumn<Guid>(
                name: "closed_by",
                table: "alerts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "closing_note",
                table: "alerts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "digest",
                table: "alerts",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "alert_messages",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.InsertData(
                table: "alert_rules",
                columns: new[] { "code", "direction", "enabled", "meaning", "notify", "raise_at", "recover_at", "severity", "unit" },
                values: new object[,]
                {
                    { "settlement_late", "above", true, "For how long a day that should have been closed has not been.", true, 3m, 1m, "warning", "hours" },
                    { "settlement_leak", "above", true, "What VivaAPI kept for jobs of the last closed day that customers have their credits back for.", true, 5000m, 2500m, "warning", "fen" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_digest",
                table: "alerts",
                column: "kind",
                filter: "digest = 'waiting'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alerts_closed",
                table: "alerts",
                sql: "(closed_by is null) = (closing_note is null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alerts_digest",
                table: "alerts",
                sql: "digest in ('waiting', 'told')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alert_rules_apart",
                table: "alert_rules",
                sql: "case direction when 'above' then recover_at < raise_at else recover_at > raise_at end or (recover_at = raise_at and (raise_at = 0 or unit = 'count'))");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_given_up",
                table: "alert_messages",
                column: "next_attempt_at",
                filter: "state = 'given_up'");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_kind_happened_at",
                table: "alert_messages",
                columns: new[] { "kind", "happened_at" },
                filter: "key = 'customers'");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_severity_next_attempt_at",
                table: "alert_messages",
                columns: new[] { "severity", "next_attempt_at" },
                filter: "state = 'pending'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alert_messages_address",
                table: "alert_messages",
                sql: "address is null or channel = 'mail'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_alerts_digest",
                table: "alerts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alerts_closed",
                table: "alerts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alerts_digest",
                table: "alerts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alert_rules_apart",
                table: "alert_rules");

            migrationBuilder.DropIndex(
                name: "ix_alert_messages_given_up",
                table: "alert_messages");

            migrationBuilder.DropIndex(
                name: "ix_alert_messages_kind_happened_at",
                table: "alert_messages");

            migrationBuilder.DropIndex(
                name: "ix_alert_messages_severity_next_attempt_at",
                table: "alert_messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alert_messages_address",
                table: "alert_messages");

            migrationBuilder.DeleteData(
                table: "alert_rules",
                keyColumn: "code",
                keyValue: "settlement_late");

            migrationBuilder.DeleteData(
                table: "alert_rules",
                keyColumn: "code",
                keyValue: "settlement_leak");

            migrationBuilder.DropColumn(
                name: "closed_by",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "closing_note",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "address",
                table: "alert_messages");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alert_rules_apart",
                table: "alert_rules",
                sql: "case direction when 'above' then recover_at <= raise_at else recover_at >= raise_at end");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_next_attempt_at",
                table: "alert_messages",
                column: "next_attempt_at",
                filter: "state = 'pending'");
        }
    }
}
