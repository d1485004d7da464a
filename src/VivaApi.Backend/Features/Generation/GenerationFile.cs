using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What came of fetching a finished video.</summary>
internal abstract record KeptFile
{
    private KeptFile()
    {
    }

    /// <summary>It is in our store.</summary>
    internal sealed record Ours(string Name, long Length) : KeptFile;

    /// <summary>Every place where it could be says that there is no video.</summary>
    internal sealed record Missing(string Reason) : KeptFile;

    /// <summary>It could not be fetched this time.</summary>
    internal sealed record NotYet(string Reason) : KeptFile;
}

/// <summary>
/// Copies a finished video into our store: from the address that VivaAPI gave, else from the relay's content route, which wants the key.
/// </summary>
internal sealed class GenerationFile(VivaClient viva, VideoDownload download)
{
    public async Task<KeptFile> KeepAsync(GenerationJob job, string? fileUrl, string apiKey, CancellationToken cancellationToken)
    {
        KeptFile result = new KeptFile.Missing("no address");
        foreach (var source in SourcesOf(job, fileUrl, apiKey))
        {
            switch (await download.FetchAsync(source, job.Id, cancellationToken))
            {
                case VideoDownloadOutcome.Stored stored:
                    return new KeptFile.Ours(stored.Video.Name, stored.Video.Length);
                case VideoDownloadOutcome.Gone:
                    result = Worse(result, new KeptFile.Missing("the file is gone"));
                    break;
                case VideoDownloadOutcome.Refused refused:
                    result = Worse(result, new KeptFile.Missing(refused.Reason));
                    break;
                case VideoDownloadOutcome.Unreachable unreachable:
                    result = new KeptFile.NotYet(unreachable.Reason);
                    break;
            }
        }

        return result;
    }

    private IEnumerable<VideoSource> SourcesOf(GenerationJob job, string? fileUrl, string apiKey)
    {
        if (fileUrl is not null)
        {
            yield return new VideoSource(fileUrl);
        }

        if (job.TaskId is not null)
        {
            yield return new VideoSource(viva.ContentUrl(job.TaskId), apiKey);
        }
    }

    // A place that could not be asked may still have it, whatever another says.
    private static KeptFile Worse(KeptFile before, KeptFile now) => before is KeptFile.NotYet ? before : now;
}
