using Npgsql;

namespace VivaApi.Sandbox.Demo;

/// <summary>
/// The ways to VivaAPI that the demo can take. Each needs a model that goes that way, and models are rows that an operator edits: the
/// demo puts one on offer, at the demo's price, unless it is there.
/// </summary>
internal sealed record DemoRoute(string Name, string Route, string UpstreamModel)
{
    public static IReadOnlyList<DemoRoute> All { get; } =
    [
        new("operators", "operators_generate", "veo3"),
        new("create", "video_create", "veo3.1-fast"),
        new("videos", "videos", "veo_3_1-fast"),
        new("generations", "video_generations", "veo-3.0-generate-001"),
    ];

    /// <summary>What an operator has by default: no model need be named.</summary>
    public static DemoRoute Default => All[0];

    /// <summary>The model's code in the catalogue; null for the default route, which the first model on offer takes.</summary>
    public string? ModelCode => this == Default ? null : $"demo-{Name}";

    public static DemoRoute? Find(string name) => All.FirstOrDefault(route => string.Equals(route.Name, name, StringComparison.Ordinal));

    public async Task PutOnOfferAsync(string database, CancellationToken cancellationToken)
    {
        if (ModelCode is null)
        {
            return;
        }

        // A copy of the first model, so that what the catalogue may come to hold besides is filled in as there.
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into generation_models
            select (jsonb_populate_record(model, jsonb_build_object(
                       'code', $1::text, 'name', $1::text, 'route', $2::text, 'upstream_model', $3::text, 'on_offer', true,
                       'position', 1000 + (select count(*) from generation_models)))).*
              from generation_models as model
             where model.on_offer
             order by model.position
             limit 1
            on conflict (code) do nothing
            """,
            connection);
        command.Parameters.AddWithValue(ModelCode);
        command.Parameters.AddWithValue(Route);
        command.Parameters.AddWithValue(UpstreamModel);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
