using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class AlertRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "acknowledged_at",
                table: "alerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "acknowledged_by",
                table: "alerts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "alerts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "silent",
                table: "alerts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "alert_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alert_id = table.Column<Guid>(type: "uuid", nullable: true),
                    @event = table.Column<string>(name: "event", type: "character varying(32)", maxLength: 32, nullable: false),
                    channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    severity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, defaultValueSql: "'pending'"),
                    attempts = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_messages", x => x.id);
                    table.CheckConstraint("ck_alert_messages_recipient", "(channel = 'customer_mail') = (recipient_id is not null)");
                    table.CheckConstraint("ck_alert_messages_sent", "(state = 'sent') = (sent_at is not null)");
                    table.CheckConstraint("ck_alert_messages_state", "state in ('pending', 'sent', 'given_up')");
                    table.ForeignKey(
                        name: "fk_alert_messages_alerts_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alert_rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    notify = table.Column<bool>(type: "boolean", nullable: false),
                    severity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    direction = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    raise_at = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    recover_at = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    meaning = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_rules", x => x.code);
                    table.CheckConstraint("ck_alert_rules_apart", "case direction when 'above' then recover_at <= raise_at else recover_at >= raise_at end");
                    table.CheckConstraint("ck_alert_rules_direction", "direction in ('above', 'below')");
                    table.CheckConstraint("ck_alert_rules_severity", "severity in ('warning', 'critical')");
                });

            migrationBuilder.CreateTable(
                name: "low_credit_settings",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false, defaultValue: true),
                    threshold_credits = table.Column<int>(type: "integer", nullable: true),
                    fallen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_low_credit_settings", x => x.user_id);
                    table.CheckConstraint("ck_low_credit_settings_threshold", "threshold_credits between 0 and 1000000");
                    table.ForeignKey(
                        name: "fk_low_credit_settings_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quota_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quota = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quota_totals",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    quota = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_totals", x => x.id);
                    table.CheckConstraint("ck_quota_totals_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "upstream_balances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quota_units = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upstream_balances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "worker_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    token = table.Column<Guid>(type: "uuid", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_worker_leases", x => x.name);
                });

            migrationBuilder.InsertData(
                table: "alert_rules",
                columns: new[] { "code", "direction", "enabled", "meaning", "notify", "raise_at", "recover_at", "severity", "unit" },
                values: new object[,]
                {
                    { "customer_used_high", "above", true, "Share of one customer's quota that is used.", true, 0.8m, 0.75m, "warning", "ratio" },
                    { "customer_used_up", "above", true, "The same, used up.", true, 1m, 0.95m, "warning", "ratio" },
                    { "failed_jobs_rate", "above", true, "Share of the jobs of the last quarter of an hour that failed by no fault of the customer's, of ten or more.", true, 0.3m, 0.1m, "critical", "ratio" },
                    { "jobs_in_doubt_old", "above", true, "For how long the oldest job in doubt has been in doubt.", true, 30m, 10m, "warning", "minutes" },
                    { "keys_failing", "above", true, "Master keys that VivaAPI refuses.", true, 1m, 1m, "critical", "count" },
                    { "reconciliation_findings", "above", true, "Differences between Alipay's bills and our books that nobody has settled.", true, 1m, 1m, "critical", "count" },
                    { "reserve_low", "below", true, "What VivaAPI's accounts hold beyond the jobs that wait, as a share of the credits that customers have not used.", true, 0.2m, 0.25m, "critical", "ratio" },
                    { "total_used", "above", true, "Share of all customers' quota that is used.", true, 0.8m, 0.75m, "warning", "ratio" },
                    { "upstream_balance_low", "below", true, "What VivaAPI's accounts hold, in credits.", true, 1000m, 1200m, "critical", "credits" },
                    { "upstream_balance_unknown", "above", true, "For how long VivaAPI has not said what its accounts hold.", true, 30m, 5m, "warning", "minutes" }
                });

            migrationBuilder.InsertData(
                table: "quota_totals",
                columns: new[] { "id", "quota", "used" },
                values: new object[] { (short)1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_generations_finished",
                table: "generations",
                column: "finished_at",
                filter: "finished_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_kind_id",
                table: "alerts",
                columns: new[] { "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_open",
                table: "alerts",
                column: "id",
                filter: "recovered_at is null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alerts_acknowledged",
                table: "alerts",
                sql: "(acknowledged_at is null) = (acknowledged_by is null)");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_alert_id",
                table: "alert_messages",
                column: "alert_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_next_attempt_at",
                table: "alert_messages",
                column: "next_attempt_at",
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_alert_messages_recipient_id",
                table: "alert_messages",
                column: "recipient_id",
                filter: "recipient_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_upstream_balances_seen_at",
                table: "upstream_balances",
                column: "seen_at");

            migrationBuilder.Sql(SqlScript.Read("0020_alerts"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger user_viva_api_keys_changed on user_viva_api_keys; drop function note_quota_change;");

            migrationBuilder.DropTable(
                name: "alert_messages");

            migrationBuilder.DropTable(
                name: "alert_rules");

            migrationBuilder.DropTable(
                name: "low_credit_settings");

            migrationBuilder.DropTable(
                name: "quota_changes");

            migrationBuilder.DropTable(
                name: "quota_totals");

            migrationBuilder.DropTable(
                name: "upstream_balances");

            migrationBuilder.DropTable(
                name: "worker_leases");

            migrationBuilder.DropIndex(
                name: "ix_generations_finished",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_alerts_kind_id",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "ix_alerts_open",
                table: "alerts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alerts_acknowledged",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "acknowledged_at",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "acknowledged_by",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "note",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "silent",
                table: "alerts");
        }
    }
}
