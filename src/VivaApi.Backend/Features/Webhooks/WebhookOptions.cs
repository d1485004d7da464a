using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>Section <c>Webhooks</c>: events out to integrators.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    /// <summary>Endpoints of one customer. Default 10.</summary>
    [Range(1, 1_000)]
    public int MaxPerCustomer { get; init; } = 10;

    /// <summary>Seconds in which an endpoint must have answered. Default 15.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 15;

    /// <summary>Bytes of an endpoint's answer that are read and kept. Default 4096.</summary>
    [Range(256, 65_536)]
    public int MaxAnswerBytes { get; init; } = 4_096;

    /// <summary>
    /// Seconds for which a worker has a delivery to itself. Default 60; must be at least five more than <c>TimeoutSeconds</c>.
    /// </summary>
    [Range(10, 600)]
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>Deliveries that one copy of the service has under way at once. Default 64.</summary>
    [Range(1, 1_000)]
    public int MaxAtOnce { get; init; } = 64;

    /// <summary>Deliveries to one endpoint that are under way at once, so that a slow one holds up itself alone. Default 4.</summary>
    [Range(1, 100)]
    public int MaxAtOncePerEndpoint { get; init; } = 4;

    /// <summary>
    /// Deliveries of one customer that are under way at once, whatever the number of endpoints, over all copies of the service; copies that
    /// take at the same moment may go beyond it by what each takes. Default 8.
    /// </summary>
    [Range(1, 1_000)]
    public int MaxAtOncePerCustomer { get; init; } = 8;

    /// <summary>
    /// Percent of <c>MaxAtOnce</c>, and of <c>MaxAtOncePerCustomer</c>, that deliveries to endpoints may take that do nothing but fail; one
    /// at least. Default 25.
    /// </summary>
    [Range(1, 90)]
    public int FailingPercent { get; init; } = 25;

    /// <summary>Seconds after which a delivery that still waits for its answer leaves its place to another. Default 2.</summary>
    [Range(1, 60)]
    public int SlowAfterSeconds { get; init; } = 2;

    /// <summary>Deliveries that may wait beside <c>MaxAtOnce</c>, because they are slow. Default 256.</summary>
    [Range(0, 10_000)]
    public int MaxSlow { get; init; } = 256;

    /// <summary>Hours over which an event is tried, in ever longer pauses. Default 72, three days.</summary>
    [Range(1, 240)]
    public int RetryHours { get; init; } = 72;

    /// <summary>Days of nothing but failures after which an endpoint is switched off. Default 5.</summary>
    [Range(1, 30)]
    public int DisableAfterDays { get; init; } = 5;

    /// <summary>Days for which deliveries and their log are kept. Default 30; must be longer than <c>RetryHours</c>.</summary>
    [Range(2, 365)]
    public int KeepDays { get; init; } = 30;

    /// <summary>Longest time in hours for which an old secret signs beside the new one. Default 168, a week.</summary>
    [Range(0, 2_160)]
    public int MaxOverlapHours { get; init; } = 168;

    /// <summary>Most deliveries that one call sends again. Default 1000.</summary>
    [Range(1, 100_000)]
    public int MaxRedeliver { get; init; } = 1_000;

    /// <summary>
    /// Lets endpoints be http and lie in private and loopback networks. Default false: an endpoint's address comes from outside, and must
    /// not lead into our own network. True only for trying things on one machine.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Of so many places, those that endpoints may take which do nothing but fail.</summary>
    internal int PartForFailing(int places) => Math.Max(1, places * FailingPercent / 100);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LeaseSeconds < TimeoutSeconds + 5)
        {
            yield return new ValidationResult("must be at least five more than TimeoutSeconds.", [nameof(LeaseSeconds)]);
        }

        if (KeepDays * 24 <= RetryHours)
        {
            yield return new ValidationResult("must be longer than RetryHours.", [nameof(KeepDays)]);
        }
    }
}
