using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Identity.Privacy;

internal static class ExportMe
{
    private const string Json = "application/json";
    private const int FlushBytes = 32_768;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/me/export", Handle)
        .Describe(
            "exportMe",
            "Export what is kept about me",
            "One JSON object, written as it is read: the account, and a list for each kind of thing that belongs to it. Videos are "
            + "fetched by their videoUrl.")
        .WithExamples(null, JsonSerializer.SerializeToElement(new
        {
            account = new { id = Examples.Id, email = "cat@example.com", createdAt = Examples.Time, twoFactorEnabled = false },
            orders = Array.Empty<string>(),
            generations = Array.Empty<string>(),
        }))
        .Produces<JsonElement>(StatusCodes.Status200OK, Json);

    private static PushStreamHttpResult Handle(
        Caller caller,
        UserManager<User> users,
        IEnumerable<IPersonalData> features,
        IEnumerable<IPersonalExport> more,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken) =>
        TypedResults.Stream(
            output => WriteAsync(output, caller.UserId, users, [.. features, .. more], json.Value.SerializerOptions, cancellationToken),
            Json,
            "account.json");

    private static async Task WriteAsync(
        Stream output,
        Guid userId,
        UserManager<User> users,
        IReadOnlyList<IPersonalExport> sections,
        JsonSerializerOptions json,
        CancellationToken cancellationToken)
    {
        // Between the two, because the serializer flushes the writer by itself, and a response takes no such writes.
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await using var writer = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = json.Encoder });
        var user = await users.FindByIdAsync(userId.ToString());
        writer.WriteStartObject();
        writer.WritePropertyName("account");
        JsonSerializer.Serialize(writer, new { user?.Id, user?.Email, user?.CreatedAt, user?.TwoFactorEnabled }, json);
        foreach (var section in sections)
        {
            writer.WriteStartArray(section.Section);
            await foreach (var row in section.ExportAsync(userId).WithCancellation(cancellationToken))
            {
                JsonSerializer.Serialize(writer, row, row.GetType(), json);
                if (pipe.UnflushedBytes > FlushBytes)
                {
                    await pipe.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }
}
