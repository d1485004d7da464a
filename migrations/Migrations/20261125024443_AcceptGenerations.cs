using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VivaApi.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class AcceptGenerations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScript.Read("0003_accept_generations"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
