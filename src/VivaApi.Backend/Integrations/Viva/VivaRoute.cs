namespace VivaApi.Backend.Integrations.Viva;

/// <summary>The ways to ask VivaAPI for a video. The first is the operators'; which of them a host answers is found by asking.</summary>
internal enum VivaRoute
{
    /// <summary><c>POST {VEO_API_URL}/veo3/generate</c> with a prompt and a duration; the host chooses the model.</summary>
    OperatorsGenerate,

    /// <summary><c>POST /v1/video/create</c>, <c>GET /v1/video/query?id=</c>: models named <c>veo3…</c>.</summary>
    VideoCreate,

    /// <summary><c>POST /v1/videos</c> as multipart, <c>GET /v1/videos/{id}</c>: models named <c>veo_3_1…</c>.</summary>
    Videos,

    /// <summary><c>POST /v1/video/generations</c>, <c>GET /v1/video/generations/{id}</c>: every other model.</summary>
    VideoGenerations,
}

internal static class VivaRoutes
{
    /// <summary>The relay's own route for a model, by the name's beginning, as VivaAPI's own programs choose.</summary>
    public static VivaRoute For(string model) =>
        model.StartsWith("veo3", StringComparison.Ordinal) ? VivaRoute.VideoCreate
            : model.StartsWith("veo_3_1", StringComparison.Ordinal) ? VivaRoute.Videos
            : VivaRoute.VideoGenerations;
}
