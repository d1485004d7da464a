using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>The full address of every call. The relay's own routes start at the host of <c>VEO_API_URL</c>, not below its path.</summary>
internal sealed class VivaAddresses(IOptions<VivaOptions> options)
{
    public const string IdPlace = "{id}";

    /// <summary>Longest task id that is believed; real ones have 30 to 60 characters.</summary>
    public const int LongestTaskId = 200;

    public string Submit(VivaRoute route) => route switch
    {
        VivaRoute.OperatorsGenerate => Resolve(options.Value.GeneratePath),
        VivaRoute.VideoCreate => Resolve("/v1/video/create"),
        VivaRoute.Videos => Resolve("/v1/videos"),
        VivaRoute.VideoGenerations => Resolve("/v1/video/generations"),
    };

    public string Status(VivaRoute route, string taskId)
    {
        var id = Escape(taskId);
        return route switch
        {
            VivaRoute.OperatorsGenerate => Resolve(options.Value.StatusPath.Replace(IdPlace, id, StringComparison.Ordinal)),
            VivaRoute.VideoCreate => Resolve($"/v1/video/query?id={id}"),
            VivaRoute.Videos => Resolve($"/v1/videos/{id}"),
            VivaRoute.VideoGenerations => Resolve($"/v1/video/generations/{id}"),
        };
    }

    public string Content(string taskId) => Resolve($"/v1/videos/{Escape(taskId)}/content");

    /// <summary>Whether an address found in an answer is the relay's own content route, which wants the key.</summary>
    public bool IsContent(string fileUrl) =>
        Uri.TryCreate(fileUrl, UriKind.Absolute, out var file)
        && file.GetLeftPart(UriPartial.Authority) == new Uri(options.Value.ApiUrl).GetLeftPart(UriPartial.Authority)
        && file.AbsolutePath.StartsWith("/v1/videos/", StringComparison.Ordinal)
        && file.AbsolutePath.EndsWith("/content", StringComparison.Ordinal);

    /// <summary>Whether a text can be a task id: it goes into an address, where dots alone would change the path.</summary>
    public static bool IsTaskId(string text) =>
        text.Length is > 0 and <= LongestTaskId
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && text is not ("." or "..");

    private string Resolve(string path) => path.StartsWith('/')
        ? new Uri(options.Value.ApiUrl).GetLeftPart(UriPartial.Authority) + path
        : $"{options.Value.ApiUrl.TrimEnd('/')}/{path}";

    private static string Escape(string taskId)
    {
        if (!IsTaskId(taskId))
        {
            throw new ArgumentException("Not a task id that VivaAPI could have given.", nameof(taskId));
        }

        return Uri.EscapeDataString(taskId);
    }
}
