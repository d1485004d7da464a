namespace VivaApi.UnitTests.Architecture;

/// <summary>A small house that keeps every rule, with the things that come close to breaking one.</summary>
internal static class CleanHouse
{
    public const string Source =
        """"
        using VivaApi.Backend.Features.Credits;
        using VivaApi.Backend.Features.Identity;
        using VivaApi.Backend.Features.Payments;
        using VivaApi.Backend.Integrations.Alipay;
        using VivaApi.Backend.Integrations.Storage;
        using VivaApi.Backend.Money;
        using VivaApi.Backend.Platform.Http;
        using VivaApi.Backend.Platform.Persistence;

        internal static class Program
        {
            private static void Main() => CreateOrder.Map(WebApplication.Create());
        }

        namespace VivaApi.Backend.Money
        {
            public readonly record struct Fen(long Value);
        }

        namespace VivaApi.Backend.Platform.Persistence
        {
            internal sealed class AppDbContext : DbContext;
        }

        namespace VivaApi.Backend.Platform.Http
        {
            internal sealed class Handling(AppDbContext db)
            {
                public Task<int> SaveAsync() => db.SaveChangesAsync();
            }
        }

        namespace VivaApi.Backend.Integrations.Alipay
        {
            internal interface IAlipayApi
            {
                [Refit.Get("/gateway.do")]
                Task<string> QueryAsync(Fen amount);
            }

            internal sealed class AlipayApi : IAlipayApi
            {
                public Task<string> QueryAsync(Fen amount) => Task.FromResult(amount.ToString());
            }

            internal sealed record AlipayQueryRequest(string TradeNo);
        }

        namespace VivaApi.Backend.Integrations.Storage
        {
            internal interface IVideoStore
            {
                void Keep();
            }

            internal sealed class FolderStore : IVideoStore
            {
                public void Keep() => Console.WriteLine("folder");
            }

            internal sealed class BucketStore : IVideoStore
            {
                public void Keep() => Console.WriteLine("bucket");
            }
        }

        namespace VivaApi.Backend.Features.Identity
        {
            internal sealed record Caller(Guid UserId);
        }

        namespace VivaApi.Backend.Features.Credits
        {
            internal sealed class CreditAccount
            {
                public required Guid Id { get; init; }
            }

            internal static class CreditSets
            {
                extension(AppDbContext db)
                {
                    internal DbSet<CreditAccount> CreditAccounts => db.Set<CreditAccount>();
                }
            }

            internal sealed class CreditLedger(AppDbContext db)
            {
                public async Task<List<CreditAccount>> AccountsAsync(Guid id)
                {
                    await db.Database.ExecuteSqlAsync($"insert into credit_entries (id) values ({id})");
                    return await db.CreditAccounts.Where(account => account.Id == id).ToListAsync();
                }
            }
        }

        namespace VivaApi.Backend.Features.Payments
        {
            internal sealed record CreateOrderRequest(string PackageCode);

            internal sealed class CreateOrderValidator : AbstractValidator<CreateOrderRequest>
            {
                public CreateOrderValidator() => RuleFor(request => request.PackageCode).NotEmpty();
            }

            internal static class CreateOrder
            {
                public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/orders", HandleAsync);

                private static async Task<string> HandleAsync(
                    CreateOrderRequest request, Caller caller, CreditLedger ledger, IAlipayApi alipay)
                {
                    var accounts = await ledger.AccountsAsync(caller.UserId);
                    var answers = accounts.Select(async account => await alipay.QueryAsync(new Fen(9900)) + account.Id);
                    return string.Join(request.PackageCode, await Task.WhenAll(answers)) + "credits_entries";
                }
            }
        }
        """";
}
