using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Payments;

internal sealed class PaymentTables :
    IEntityTypeConfiguration<CreditPackage>, IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<PaymentNotification>
{
    public void Configure(EntityTypeBuilder<CreditPackage> builder)
    {
        builder.ToTable("credit_packages", table =>
        {
            table.HasCheckConstraint("ck_credit_packages_positive", "price_fen > 0 and credits > 0");

            // Alipay takes no more than a hundred million yuan at once, and no budget of ours is larger than a thousand million credits.
            table.HasCheckConstraint("ck_credit_packages_bounded", "price_fen <= 10000000000 and credits <= 1000000000");
        });
        builder.HasKey(package => package.Code);
        builder.Property(package => package.Code).HasMaxLength(32);
        builder.Property(package => package.Name).HasMaxLength(100);
        builder.Property(package => package.Version).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasData(
            Package("basic", "基础套餐", 4_900, 50, 1, enterprise: false),
            Package("pro", "专业套餐", 9_900, 150, 2, enterprise: false),
            Package("enterprise", "企业套餐", 29_900, 500, 3, enterprise: true));
    }

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders", table =>
        {
            table.HasCheckConstraint("ck_orders_positive", "amount_fen > 0 and credits > 0");
            table.HasCheckConstraint("ck_orders_state", "state in ('pending', 'paid', 'closed', 'partially_refunded', 'refunded')");
            table.HasCheckConstraint("ck_orders_paid", "(state in ('pending', 'closed')) = (trade_no is null and paid_at is null)");
            table.HasCheckConstraint(
                "ck_orders_refunds",
                "refunded_fen between 0 and amount_fen and refunding_fen >= 0 and refund_credits between 0 and credits"
                + " and (state = 'refunded') = (refunded_fen = amount_fen)"
                + " and (state = 'partially_refunded') = (refunded_fen > 0 and refunded_fen < amount_fen)");
        });
        builder.Ignore(order => order.IsPaid);
        builder.Property(order => order.NextQueryAt).HasDefaultValueSql("now() + interval '10 seconds'");
        builder.HasIndex(order => order.NextQueryAt).HasFilter("next_query_at is not null");
        builder.Property(order => order.OutTradeNo).HasMaxLength(64);
        builder.Property(order => order.TradeNo).HasMaxLength(64);
        builder.Property(order => order.PackageCode).HasMaxLength(32);
        builder.Property(order => order.PackageName).HasMaxLength(100);
        builder.HasIndex(order => order.OutTradeNo).IsUnique();
        builder.HasIndex(order => order.TradeNo).IsUnique();
        builder.HasIndex(order => new { order.UserId, order.Id });
    }

    public void Configure(EntityTypeBuilder<PaymentNotification> builder)
    {
        builder.ToTable("payment_notifications", table =>
            table.HasCheckConstraint("ck_payment_notifications_decided", "(verdict = 'undecided') = (decided_at is null)"));
        builder.Property(notification => notification.TraceContext).HasMaxLength(Traces.ContextLength);
        builder.Property(notification => notification.NotifyId).HasMaxLength(128);
        builder.Property(notification => notification.OutTradeNo).HasMaxLength(64);
        builder.Property(notification => notification.TradeNo).HasMaxLength(64);
        builder.Property(notification => notification.TradeStatus).HasMaxLength(32);
        builder.HasIndex(notification => notification.OrderId);
        builder.HasIndex(notification => notification.OutTradeNo);
        builder.HasIndex(notification => notification.Id).HasFilter("verdict = 'undecided'").HasDatabaseName(
            "ix_payment_notifications_undecided");
    }

    private static CreditPackage Package(string code, string name, long priceFen, long credits, int position, bool enterprise) => new()
    {
        Code = code,
        Name = name,
        PriceFen = new Fen(priceFen),
        Credits = new CreditAmount(credits),
        IncludesDedicatedKey = enterprise,
        IncludesApiKeys = enterprise,
        OnSale = true,
        Position = position,
    };
}

internal static class PaymentSets
{
    extension(AppDbContext db)
    {
        public DbSet<Order> Orders => db.Set<Order>();

        /// <summary>What the customer has bought and was not fully refunded.</summary>
        public IQueryable<Order> PurchasesOf(Guid userId) => db.Orders.AsNoTracking().Where(order =>
            order.UserId == userId && (order.State == OrderState.Paid || order.State == OrderState.PartiallyRefunded));

        public IQueryable<CreditPackage> CreditPackages => db.Set<CreditPackage>().AsNoTracking();

        public DbSet<PaymentNotification> PaymentNotifications => db.Set<PaymentNotification>();
    }
}
