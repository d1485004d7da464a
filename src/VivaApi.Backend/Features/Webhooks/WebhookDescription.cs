namespace VivaApi.Backend.Features.Webhooks;

/// <summary>
/// An event as the document tells of it. Each feature describes its own, beside where it writes them; an event that nobody describes
/// stops the process when the document is made.
/// </summary>
/// <param name="Type">One of <see cref="WebhookEvents"/>.</param>
/// <param name="Summary">One line: when it is sent.</param>
/// <param name="DataType">What the event is about.</param>
/// <param name="Body">An example of the whole body.</param>
internal sealed record WebhookDescription(string Type, string Summary, Type DataType, object Body)
{
    public static WebhookDescription Of<TData>(string type, string summary, TData example) => new(
        type,
        summary,
        typeof(WebhookEventResponse<TData>),
        new WebhookEventResponse<TData>(type, Platform.OpenApi.Examples.Time, example));
}

internal static class WebhookDescriptions
{
    public static IServiceCollection DescribeWebhook<TData>(
        this IServiceCollection services, string type, string summary, TData example) =>
        services.AddSingleton(WebhookDescription.Of(type, summary, example));
}
