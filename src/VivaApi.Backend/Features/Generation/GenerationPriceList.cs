using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>The models on offer, the default first, as they were at one moment.</summary>
/// <param name="Stamp">Names that moment: the database knows whether the list still is what it was.</param>
internal sealed record GenerationPriceList(string Stamp, IReadOnlyList<GenerationModel> OnOffer)
{
    public GenerationModel? Find(string? code) => code is null
        ? (OnOffer.Count == 0 ? null : OnOffer[0])
        : OnOffer.FirstOrDefault(model => model.Code == code);
}

/// <summary>
/// Keeps the price list at hand. It may be old, but no job is accepted by an old one: the call that takes the credits compares the
/// stamp, and a refusal is only given after a fresh look.
/// </summary>
internal sealed class GenerationPrices(IServiceScopeFactory scopes)
{
    private volatile GenerationPriceList? known;

    public async ValueTask<GenerationPriceList> KnownAsync(CancellationToken cancellationToken) =>
        known ?? await ReadAsync(cancellationToken);

    public async Task<GenerationPriceList> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // The stamp first: a change between the two makes the list newer than its stamp, which is noticed; never older.
        var stamp = await db.Database.SqlQuery<string>($"select generation_price_list_stamp() as \"Value\"").SingleAsync(cancellationToken);
        var models = await db.GenerationModels.Where(model => model.OnOffer)
            .OrderBy(model => model.Position).ToListAsync(cancellationToken);
        return known = new GenerationPriceList(stamp, models);
    }
}
