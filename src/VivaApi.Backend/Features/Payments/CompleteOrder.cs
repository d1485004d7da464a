using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>An operator completes an order by hand. It is never their word that counts: Alipay is asked, and its answer does it.</summary>
internal static class CompleteOrder
{
    public static readonly ProblemKind NotPaid = new("not_paid_at_alipay", 409, "Alipay does not say that this order was paid.")
    {
        Members = [new("tradeStatus", "wait_buyer_pay", "what Alipay says of the trade; none when it knows of no trade")],
    };

    public static readonly ProblemKind Mismatch = new("payment_mismatch", 409, "What was paid does not fit the order.")
    {
        Members = [new("verdict", "wrong_amount", "what does not fit")],
    };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/orders/{id:guid}/complete", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "completeOrder",
            "Complete a paid order by hand",
            "Asks Alipay about the order. Only if Alipay says that it was paid, with the order's amount, are credits and quota given, by "
            + "the same step as for a notification, once. Works for closed orders too. For operators.")
        .RepeatIsHarmless("An order is credited once.")
        .Audited("order.complete")
        .WithExamples(null, OrderResponses.Example(OrderState.Paid))
        .Produces<OrderResponse>()
        .ProducesProblems(
            StandardProblems.Forbidden, StandardProblems.NotFound, NotPaid, Mismatch, PaymentProblems.UpstreamUnavailable);

    private static async Task<IResult> HandleAsync(
        Guid id,
        AppDbContext db,
        AlipayGateway alipay,
        PaymentConfirmation confirmation,
        AuditLog audit,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } order)
        {
            return StandardProblems.NotFound.Because("No order has this id.");
        }

        var answer = await alipay.QueryAsync(order.OutTradeNo, cancellationToken);
        if (answer is not AlipayQueryOutcome.Found { Status: AlipayTradeStatus.TradeSuccess or AlipayTradeStatus.TradeFinished } paid)
        {
            return Refuse(answer);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from orders where id = {id} for update", cancellationToken);
        var before = (await FindAsync(db, id, cancellationToken))!.ToResponse();
        var evidence = new PaymentEvidence(paid.OutTradeNo, paid.TradeNo, paid.TotalAmount, paid.PaidAt ?? time.GetUtcNow());
        var (verdict, _) = await confirmation.ApplyAsync(evidence, cancellationToken);
        if (verdict is not (NotificationVerdict.Applied or NotificationVerdict.NothingToDo))
        {
            // The alert that was raised about it stays.
            await transaction.CommitAsync(cancellationToken);
            return Mismatch.Because("Nothing was credited; an alert says why.", ("verdict", EnumText.Of(verdict)));
        }

        var after = (await FindAsync(db, id, cancellationToken))!.ToResponse();
        await audit.WriteAsync("order", id.ToString(), before, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }

    private static ProblemHttpResult Refuse(AlipayQueryOutcome answer) => answer switch
    {
        AlipayQueryOutcome.Found open => NotPaid.Because("Nothing was changed.", ("tradeStatus", EnumText.Of(open.Status))),
        AlipayQueryOutcome.NotExist => NotPaid.Because("Alipay knows of no trade for it. Nothing was changed."),
        _ => PaymentProblems.UpstreamUnavailable.Because("Nothing is concluded from it; nothing was changed."),
    };

    private static Task<Order?> FindAsync(AppDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == id, cancellationToken);
}
