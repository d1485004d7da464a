using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

internal sealed class CreditBudgetTable : IEntityTypeConfiguration<CreditBudget>
{
    public void Configure(EntityTypeBuilder<CreditBudget> builder) => builder.ToTable("credit_budgets", table =>
    {
        table.HasCheckConstraint("ck_credit_budgets_not_negative", "limit_credits > 0 and used_credits >= 0 and reserved_credits >= 0");
        table.HasCheckConstraint("ck_credit_budgets_within_limit", "used_credits + reserved_credits <= limit_credits");
    });
}

internal static class CreditBudgetSets
{
    extension(AppDbContext db)
    {
        public IQueryable<CreditBudget> CreditBudgets => db.Set<CreditBudget>().AsNoTracking();
    }
}
