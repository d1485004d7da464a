using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>The open streams of this copy, and what is known of the jobs that they follow.</summary>
internal sealed class GenerationFollowers(IOptions<StreamOptions> options, WakeUps wakeUps)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Watched> jobs = [];
    private readonly Dictionary<Guid, int> streamsOfUser = [];
    private int streams;
    private bool ended;

    /// <returns>Null when there are as many streams as there may be.</returns>
    public GenerationFollower? TryAdd(Guid jobId, Guid userId)
    {
        lock (gate)
        {
            var own = streamsOfUser.GetValueOrDefault(userId);
            if (ended || streams >= options.Value.MostInAll || own >= options.Value.MostPerUser)
            {
                return null;
            }

            var follower = new GenerationFollower(jobId, userId);
            if (!jobs.TryGetValue(jobId, out var watched))
            {
                jobs.Add(jobId, watched = new Watched());
            }

            // What is known already may be old by now; the next look asks afresh, for everybody who follows this job.
            watched.Seen = null;
            watched.Followers.Add(follower);
            streamsOfUser[userId] = own + 1;
            streams++;
            wakeUps.Wake(WatchGenerations.Name);
            return follower;
        }
    }

    public void Remove(GenerationFollower follower)
    {
        lock (gate)
        {
            if (!jobs.TryGetValue(follower.JobId, out var watched) || !watched.Followers.Remove(follower))
            {
                return;
            }

            if (watched.Followers.Count == 0)
            {
                jobs.Remove(follower.JobId);
            }

            streams--;
            if (--streamsOfUser[follower.UserId] == 0)
            {
                streamsOfUser.Remove(follower.UserId);
            }
        }
    }

    /// <summary>Every followed job and how it was last seen; null for one that has to be shown to somebody new.</summary>
    public IReadOnlyList<(Guid JobId, GenerationSighting? Seen)> Watching()
    {
        lock (gate)
        {
            return [.. jobs.Select(pair => (pair.Key, pair.Value.Seen))];
        }
    }

    public void Show(GenerationSighting sighting)
    {
        lock (gate)
        {
            if (jobs.TryGetValue(sighting.JobId, out var watched))
            {
                watched.Seen = sighting;
                watched.Followers.ForEach(follower => follower.Show(sighting));
            }
        }
    }

    public void Beat() => ForEach(follower => follower.Beat());

    /// <summary>Ends every stream and lets no new one begin: a stopping process must not wait for those who only listen.</summary>
    public void EndAll()
    {
        lock (gate)
        {
            ended = true;
        }

        ForEach(follower => follower.End());
    }

    private void ForEach(Action<GenerationFollower> act)
    {
        lock (gate)
        {
            foreach (var watched in jobs.Values)
            {
                watched.Followers.ForEach(act);
            }
        }
    }

    private sealed class Watched
    {
        public List<GenerationFollower> Followers { get; } = [];

        public GenerationSighting? Seen { get; set; }
    }
}
