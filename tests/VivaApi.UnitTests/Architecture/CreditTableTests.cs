namespace VivaApi.UnitTests.Architecture;

public sealed class CreditTableTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public void Only_credits_use_the_sets_of_credits() => Violations.None(CreditTableRules.SetsUsedElsewhere(service.Scan));

    [Fact]
    public void Only_credits_name_the_tables_of_credits() => Violations.None(CreditTableRules.TablesNamedElsewhere(service.Scan));

    [Fact]
    public void A_clean_house_is_not_reported()
    {
        using var clean = Planted.Compile(CleanHouse.Source);

        Violations.None(CreditTableRules.SetsUsedElsewhere(clean));
        Violations.None(CreditTableRules.TablesNamedElsewhere(clean));
    }

    [Theory]
    [InlineData("object Take(DbContext db) => db.Set<CreditAccount>();")]
    [InlineData("object Take(DbContext db) => db.CreditAccounts;")]
    [InlineData("void Take(DbContext db) => db.Add(new CreditAccount());")]
    [InlineData("void Take(DbContext db) => db.Add((object)new CreditAccount());")]
    [InlineData("async Task Take(DbContext db) => await db.CreditAccounts.ExecuteDeleteAsync();")]
    [InlineData("Func<Task<int>> Take(IQueryable<CreditAccount> all) => async () => await all.CountAsync();")]
    public void A_set_used_elsewhere_is_reported(string member) =>
        Planted.MustBeReported(
            CreditTableRules.SetsUsedElsewhere,
            $$"""
              using VivaApi.Backend.Features.Credits;

              namespace VivaApi.Backend.Features.Credits
              {
                  class CreditAccount;
                  static class Sets { extension(DbContext db) { public DbSet<CreditAccount> CreditAccounts => db.Set<CreditAccount>(); } }
              }

              namespace VivaApi.Backend.Features.Payments { class Pay { {{member}} } }
              """,
            "Features.Payments may not touch the tables of credits");

    [Theory]
    [InlineData("const string Sql = \"select 1 from credit_entries\";")]
    [InlineData("string Take(int id) => $\"update {id} set USER_CREDIT_ACCOUNTS.available = 1\";")]
    [InlineData("Task Take(DbContext db, int id) => db.Database.ExecuteSqlAsync($\"delete from credit_reservations where id = {id}\");")]
    [InlineData("Func<Task<string>> Take() => async () => { await Task.Yield(); return \"credit_entries\"; };")]
    [InlineData("[Obsolete(\"credit_entries\")] int field;")]
    [InlineData("void Take(string table = \"credit_entries\") { }")]
    public void A_table_named_elsewhere_is_reported(string member) =>
        Planted.MustBeReported(
            CreditTableRules.TablesNamedElsewhere,
            $$"""namespace VivaApi.Backend.Features.Payments { class Pay { {{member}} } }""",
            "Features.Payments may not touch the tables of credits");
}
