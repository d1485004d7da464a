namespace VivaApi.Sandbox.Host;

/// <summary>One look at a health page.</summary>
internal static class Readiness
{
    public static async Task<bool> AnswersAsync(HttpClient client, Uri page, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(page, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silent) when (
            silent is HttpRequestException || (silent is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
