using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class WebhookTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_due_at",
                table: "webhook_deliveries");

            migrationBuilder.AddColumn<bool>(
                name: "ready",
                table: "webhook_deliveries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "to_failing",
                table: "webhook_deliveries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_leased",
                table: "webhook_deliveries",
                column: "leased_until",
                filter: "state = 'pending' and leased_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_ready",
                table: "webhook_deliveries",
                columns: new[] { "to_failing", "user_id", "endpoint_id", "due_at" },
                filter: "state = 'pending' and ready");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_waiting",
                table: "webhook_deliveries",
                column: "due_at",
                filter: "state = 'pending' and not ready");

            migrationBuilder.Sql(SqlScript.Read("0025_webhook_turns"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_leased",
                table: "webhook_deliveries");

            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_ready",
                table: "webhook_deliveries");

            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_waiting",
                table: "webhook_deliveries");

            migrationBuilder.DropColumn(
                name: "ready",
                table: "webhook_deliveries");

            migrationBuilder.DropColumn(
                name: "to_failing",
                table: "webhook_deliveries");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_due_at",
                table: "webhook_deliveries",
                column: "due_at",
                filter: "state = 'pending'");
        }
    }
}
