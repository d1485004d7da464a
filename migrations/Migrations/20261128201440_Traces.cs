using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Traces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace_context",
                table: "payment_notifications",
                type: "character varying(55)",
                maxLength: 55,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trace_context",
                table: "generations",
                type: "character varying(55)",
                maxLength: 55,
                nullable: true);

            migrationBuilder.Sql(SqlScript.Read("0023_traces"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScript.Read("0023_traces").Replace("new.trace_context, ", "").Replace("old.trace_context, ", ""));

            migrationBuilder.DropColumn(
                name: "trace_context",
                table: "payment_notifications");

            migrationBuilder.DropColumn(
                name: "trace_context",
                table: "generations");
        }
    }
}
