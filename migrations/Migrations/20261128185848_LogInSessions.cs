using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class LogInSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "log_in_counts",
                columns: table => new
                {
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_in_counts", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "log_in_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    turned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_in_sessions", x => x.id);
                    table.CheckConstraint("ck_log_in_sessions_end", "(ended_at is null) = (ended_by is null)");
                    table.CheckConstraint("ck_log_in_sessions_turn", "turn > 0");
                    table.ForeignKey(
                        name: "fk_log_in_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_log_in_counts_ends_at",
                table: "log_in_counts",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_log_in_sessions_expires_at",
                table: "log_in_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_log_in_sessions_user_id",
                table: "log_in_sessions",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "log_in_counts");

            migrationBuilder.DropTable(
                name: "log_in_sessions");
        }
    }
}
