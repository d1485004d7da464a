using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.LowCredit;

internal static class GetLowCreditAlert
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/me/low-credit-alert", HandleAsync)
        .Describe(
            "getLowCreditAlert",
            "When am I told that credits run low",
            "One mail is written each time that the credits left fall to the threshold, and none again before they have risen above it.")
        .WithExamples(null, LowCreditAlerts.Example)
        .Produces<LowCreditAlertResponse>();

    private static async Task<Ok<LowCreditAlertResponse>> HandleAsync(
        Caller caller, AppDbContext db, IOptions<LowCreditOptions> options, CancellationToken cancellationToken) => TypedResults.Ok(
            LowCreditAlerts.Of(
                await db.Set<LowCreditSetting>().AsNoTracking()
                    .SingleOrDefaultAsync(setting => setting.UserId == caller.UserId, cancellationToken),
                options.Value));
}
