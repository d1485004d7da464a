using VivaApi.Sandbox.Postgres;

namespace VivaApi.UnitTests.Sandbox.Postgres;

public sealed class PostgresBinariesTests
{
    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18beta2", 18)]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9)]
    [InlineData("postgres (EnterpriseDB) 15", 0)]
    [InlineData("", 0)]
    public void The_major_version_is_read_from_the_programs_own_words(string line, int major) =>
        Assert.Equal(major, PostgresBinaries.MajorOf(line));

    [Fact]
    public void Newer_versions_come_first_by_number_not_by_letter() => Assert.Equal(
        ["/usr/lib/postgresql/17/bin", "/opt/homebrew/opt/postgresql@16/bin",
            "/usr/lib/postgresql/9.6/bin", "/usr/lib/postgresql/9.5/bin", "/x/latest/bin"],
        PostgresBinaries.NewestFirst(
            ["/usr/lib/postgresql/9.5/bin", "/x/latest/bin", "/usr/lib/postgresql/9.6/bin",
                "/opt/homebrew/opt/postgresql@16/bin", "/usr/lib/postgresql/17/bin"]));
}
