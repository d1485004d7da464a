using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Alerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    severity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    first_raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    recovered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                    table.CheckConstraint("ck_alerts_count", "count > 0");
                    table.CheckConstraint("ck_alerts_severity", "severity in ('warning', 'critical')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_kind_key",
                table: "alerts",
                columns: new[] { "kind", "key" },
                unique: true,
                filter: "recovered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_last_raised_at",
                table: "alerts",
                column: "last_raised_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");
        }
    }
}
