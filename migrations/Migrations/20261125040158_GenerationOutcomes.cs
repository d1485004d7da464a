using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class GenerationOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_generations_queue",
                table: "generations");

            migrationBuilder.AddColumn<long>(
                name: "charged_credits",
                table: "generations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "charged_percent",
                table: "generations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_cause",
                table: "generations",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_phase",
                table: "generations",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "file_missing_since",
                table: "generations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "lined_up",
                table: "generations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "look_errors",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "search_note",
                table: "generations",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sending_at",
                table: "generations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unknown_since",
                table: "generations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watch_until",
                table: "generations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_off_at",
                table: "generations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "generation_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_generation_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refund_policies",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund_policies", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "risk_account",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    open_fen = table.Column<long>(type: "bigint", nullable: false),
                    lost_fen = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risk_account", x => x.id);
                    table.CheckConstraint("ck_risk_account_not_negative", "open_fen >= 0 and lost_fen >= 0");
                    table.CheckConstraint("ck_risk_account_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "risk_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    cost_fen = table.Column<long>(type: "bigint", nullable: false),
                    open_fen_after = table.Column<long>(type: "bigint", nullable: false),
                    lost_fen_after = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risk_entries", x => x.id);
                    table.CheckConstraint("ck_risk_entries_amounts", "credits > 0 and cost_fen >= 0");
                    table.CheckConstraint("ck_risk_entries_balances", "open_fen_after >= 0 and lost_fen_after >= 0");
                    table.CheckConstraint("ck_risk_entries_kind", "kind in ('write_off', 'deliver', 'clear', 'lose')");
                });

            migrationBuilder.CreateTable(
                name: "upstream_circuits",
                columns: table => new
                {
                    scope = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    probe_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    probe_seconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upstream_circuits", x => x.scope);
                    table.CheckConstraint("ck_upstream_circuits_open", "opened_at is null or (reason is not null and probe_at is not null)");
                });

            migrationBuilder.CreateTable(
                name: "refund_rules",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    phase = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund_rules", x => new { x.version, x.cause, x.phase });
                    table.CheckConstraint("ck_refund_rules_percent", "percent between 0 and 100");
                    table.CheckConstraint("ck_refund_rules_phase", "phase in ('queued', 'submitting', 'running', 'in_doubt')");
                    table.ForeignKey(
                        name: "fk_refund_rules_refund_policies_version",
                        column: x => x.version,
                        principalTable: "refund_policies",
                        principalColumn: "version",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "generation_models",
                columns: new[] { "code", "aspect_ratios", "durations", "max_images", "name", "on_offer", "position", "price_credits", "route", "upstream_cost_fen", "upstream_model" },
                values: new object[,]
                {
                    { "veo-3.1-generate-preview", new[] { "16:9", "9:16" }, new[] { 8, 4, 6 }, 1, "VEO 3.1 (Google's name)", false, 18, 60L, "video_generations", 224L, "veo-3.1-generate-preview" },
                    { "veo3.1", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1", false, 3, 15L, "video_create", 49L, "veo3.1" },
                    { "veo3.1-4k", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 4K", false, 6, 20L, "video_create", 70L, "veo3.1-4k" },
                    { "veo3.1-components", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Components", false, 4, 15L, "video_create", 49L, "veo3.1-components" },
                    { "veo3.1-components-4k", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Components 4K", false, 7, 20L, "video_create", 70L, "veo3.1-components-4k" },
                    { "veo3.1-fast", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Fast", false, 2, 15L, "video_create", 49L, "veo3.1-fast" },
                    { "veo3.1-fast-components", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Fast Components", false, 5, 10L, "video_create", 19L, "veo3.1-fast-components" },
                    { "veo3.1-pro-4k", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Pro 4K", false, 8, 60L, "video_create", 245L, "veo3.1-pro-4k" },
                    { "veo_3_1", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 (video API)", false, 14, 15L, "videos", 52L, "veo_3_1" },
                    { "veo_3_1-4K", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 4K (video API)", false, 16, 20L, "videos", 60L, "veo_3_1-4K" },
                    { "veo_3_1-components", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Components (video API)", false, 15, 15L, "videos", 52L, "veo_3_1-components" },
                    { "veo_3_1-components-4K", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Components 4K (video API)", false, 17, 20L, "videos", 60L, "veo_3_1-components-4K" },
                    { "veo_3_1-fast", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Fast (video API)", false, 11, 10L, "videos", 31L, "veo_3_1-fast" },
                    { "veo_3_1-fast-4K", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Fast 4K (video API)", false, 12, 10L, "videos", 31L, "veo_3_1-fast-4K" },
                    { "veo_3_1-fast-components-4K", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Fast Components 4K (video API)", false, 13, 15L, "videos", 61L, "veo_3_1-fast-components-4K" },
                    { "veo_3_1-lite", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Lite", false, 9, 10L, "videos", 35L, "veo_3_1-lite" },
                    { "veo_3_1-lite-4K", new[] { "16:9", "9:16" }, new[] { 8 }, 2, "VEO 3.1 Lite 4K", false, 10, 10L, "videos", 39L, "veo_3_1-lite-4K" }
                });

            migrationBuilder.InsertData(
                table: "refund_policies",
                columns: new[] { "version", "effective_from", "note" },
                values: new object[] { 1, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "A video is paid for; whatever ends without one is not." });

            migrationBuilder.InsertData(
                table: "risk_account",
                columns: new[] { "id", "lost_fen", "open_fen", "version" },
                values: new object[] { (short)1, 0L, 0L, 0L });

            migrationBuilder.InsertData(
                table: "refund_rules",
                columns: new[] { "cause", "phase", "version", "percent" },
                values: new object[,]
                {
                    { "cancelled", "queued", 1, 0 },
                    { "content_filtered", "in_doubt", 1, 0 },
                    { "content_filtered", "running", 1, 0 },
                    { "content_refused", "submitting", 1, 0 },
                    { "delivered", "in_doubt", 1, 100 },
                    { "delivered", "running", 1, 100 },
                    { "no_file", "in_doubt", 1, 0 },
                    { "no_file", "running", 1, 0 },
                    { "outcome_unknown", "in_doubt", 1, 0 },
                    { "provider_failed", "in_doubt", 1, 0 },
                    { "provider_failed", "running", 1, 0 },
                    { "request_refused", "submitting", 1, 0 },
                    { "task_lost", "in_doubt", 1, 0 },
                    { "task_lost", "running", 1, 0 },
                    { "upstream_unavailable", "queued", 1, 0 },
                    { "upstream_unavailable", "submitting", 1, 0 }
                });

            // By hand: the default of the stamp needs the policies, and the checks at the end need the ends of earlier jobs.
            migrationBuilder.Sql(SqlScript.Read("0009_refund_policy"));
            migrationBuilder.Sql(SqlScript.Read("0010_risk_account"));

            migrationBuilder.AddColumn<int>(
                name: "policy_version",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValueSql: "current_refund_policy()");

            migrationBuilder.Sql(SqlScript.Read("0011_generation_queue"));
            migrationBuilder.Sql(SqlScript.Read("0012_outcomes_of_earlier_jobs"));

            migrationBuilder.CreateIndex(
                name: "ix_generations_at_work",
                table: "generations",
                column: "id",
                filter: "state in ('submitting', 'running')");

            migrationBuilder.CreateIndex(
                name: "ix_generations_doubtful",
                table: "generations",
                column: "doubtful_since",
                filter: "state = 'in_doubt'");

            migrationBuilder.CreateIndex(
                name: "ix_generations_line",
                table: "generations",
                columns: new[] { "model_code", "next_attempt_at" },
                filter: "state = 'queued' and lined_up");

            migrationBuilder.CreateIndex(
                name: "ix_generations_looks",
                table: "generations",
                column: "next_attempt_at",
                filter: "state in ('running', 'in_doubt') or watch_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_generations_places",
                table: "generations",
                column: "user_id",
                filter: "lined_up and state in ('queued', 'submitting', 'running', 'in_doubt')");

            migrationBuilder.CreateIndex(
                name: "ix_generations_queued_since",
                table: "generations",
                column: "created_at",
                filter: "state = 'queued'");

            migrationBuilder.CreateIndex(
                name: "ix_generations_sending",
                table: "generations",
                column: "leased_until",
                filter: "state = 'submitting'");

            migrationBuilder.CreateIndex(
                name: "ix_generations_task_id",
                table: "generations",
                column: "task_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_generations_taskless",
                table: "generations",
                column: "sending_at",
                filter: "task_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_generations_waiting",
                table: "generations",
                columns: new[] { "user_id", "id" },
                filter: "state = 'queued' and not lined_up");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generations_charged",
                table: "generations",
                sql: "(finished_at is not null) = (charged_credits is not null and charged_percent is not null and end_cause is not null and end_phase is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generations_charged_credits",
                table: "generations",
                sql: "charged_credits between 0 and price_credits");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generations_watched",
                table: "generations",
                sql: "watch_until is null or state = 'written_off'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generations_written_off",
                table: "generations",
                sql: "state <> 'written_off' or written_off_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_generation_uploads_expires_at",
                table: "generation_uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_generation_uploads_user_id_expires_at",
                table: "generation_uploads",
                columns: new[] { "user_id", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_entries_reference_kind",
                table: "risk_entries",
                columns: new[] { "reference", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_entries_resolution",
                table: "risk_entries",
                column: "reference",
                unique: true,
                filter: "kind in ('deliver', 'clear')");

            migrationBuilder.CreateIndex(
                name: "ix_risk_entries_sequence",
                table: "risk_entries",
                column: "sequence",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "generation_uploads");

            migrationBuilder.DropTable(
                name: "refund_rules");

            migrationBuilder.DropTable(
                name: "risk_account");

            migrationBuilder.DropTable(
                name: "risk_entries");

            migrationBuilder.DropTable(
                name: "upstream_circuits");

            migrationBuilder.DropTable(
                name: "refund_policies");

            migrationBuilder.DropIndex(
                name: "ix_generations_at_work",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_doubtful",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_line",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_looks",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_places",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_queued_since",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_sending",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_task_id",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_taskless",
                table: "generations");

            migrationBuilder.DropIndex(
                name: "ix_generations_waiting",
                table: "generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generations_charged",
                table: "generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generations_charged_credits",
                table: "generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generations_watched",
                table: "generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generations_written_off",
                table: "generations");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo-3.1-generate-preview");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-4k");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-components");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-components-4k");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-fast");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-fast-components");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo3.1-pro-4k");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-4K");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-components");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-components-4K");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast-4K");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-fast-components-4K");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-lite");

            migrationBuilder.DeleteData(
                table: "generation_models",
                keyColumn: "code",
                keyValue: "veo_3_1-lite-4K");

            migrationBuilder.DropColumn(
                name: "charged_credits",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "charged_percent",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "end_cause",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "end_phase",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "file_missing_since",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "lined_up",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "look_errors",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "policy_version",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "search_note",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "sending_at",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "unknown_since",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "watch_until",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "written_off_at",
                table: "generations");

            migrationBuilder.CreateIndex(
                name: "ix_generations_queue",
                table: "generations",
                column: "next_attempt_at",
                filter: "state in ('queued', 'submitting', 'running', 'in_doubt')");
        }
    }
}
