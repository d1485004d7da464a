namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>
/// What one copy of the service has under way, and how much more it may take. Who has waited for a while leaves the place to another, since
/// waiting costs next to nothing: whoever answers late, or not at all, must not keep those waiting who answer at once.
/// </summary>
internal sealed class WebhookPlaces(WebhookOptions bounds, TimeProvider time)
{
    private readonly List<(Task Work, bool ToFailing, long Since)> taken = [];

    public IEnumerable<Task> UnderWay => taken.Select(one => one.Work);

    public bool AreEmpty => taken.Count == 0;

    /// <summary>Where each line goes on: after the last customer who had a turn.</summary>
    public WebhookTurn Turn { get; private set; }

    public WebhookRoom Room()
    {
        var slow = taken.Count(one => time.GetElapsedTime(one.Since) >= TimeSpan.FromSeconds(bounds.SlowAfterSeconds));
        var places = bounds.MaxAtOnce - (taken.Count - Math.Min(slow, bounds.MaxSlow));
        return new WebhookRoom(
            Math.Max(0, places), Math.Max(0, bounds.PartForFailing(bounds.MaxAtOnce) - taken.Count(one => one.ToFailing)));
    }

    public void Take(IReadOnlyCollection<WebhookDelivery> claimed, Func<WebhookDelivery, Task> deliver)
    {
        Turn = new WebhookTurn(
            LastOf(claimed.Where(one => !one.ToFailing), Turn.After), LastOf(claimed.Where(one => one.ToFailing), Turn.AfterFailing));
        taken.AddRange(claimed.Select(one => (deliver(one), one.ToFailing, time.GetTimestamp())));
    }

    public void LeaveDone() => taken.RemoveAll(one => one.Work.IsCompleted);

    // The line is a circle: who comes before the point where it began comes last.
    private static Guid LastOf(IEnumerable<WebhookDelivery> claimed, Guid after) => claimed.Select(one => one.UserId)
        .OrderBy(id => id.CompareTo(after) <= 0).ThenBy(id => id).LastOrDefault(after);
}
