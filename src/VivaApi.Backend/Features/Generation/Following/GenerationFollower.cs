using System.Threading.Channels;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>One open stream's letter box, for one letter: only the newest sighting matters, so a slow reader holds nothing up.</summary>
internal sealed class GenerationFollower(Guid jobId, Guid userId)
{
    private readonly Channel<GenerationSighting?> box = Channel.CreateBounded<GenerationSighting?>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });

    public Guid JobId => jobId;

    public Guid UserId => userId;

    public void Show(GenerationSighting sighting) => box.Writer.TryWrite(sighting);

    /// <summary>A sign of life, unless there is something better to say.</summary>
    public void Beat()
    {
        if (box.Reader.Count == 0)
        {
            box.Writer.TryWrite(null);
        }
    }

    public void End() => box.Writer.TryComplete();

    /// <summary>Sightings, and nulls for signs of life, until the stream is ended.</summary>
    public IAsyncEnumerable<GenerationSighting?> ReadAsync(CancellationToken cancellationToken) =>
        box.Reader.ReadAllAsync(cancellationToken);
}
