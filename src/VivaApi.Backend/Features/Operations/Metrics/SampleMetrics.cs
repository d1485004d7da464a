using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Metrics;

/// <summary>One value of a gauge as it was last seen.</summary>
/// <param name="Name">The gauge.</param>
/// <param name="Tag">What it is of, where it has several: a state, a severity.</param>
internal sealed record Sample(string Name, string? Tag, double Value);

/// <summary>The gauges that tell what the database holds. All copies tell the same; rules take the highest.</summary>
internal sealed class MetricGauges
{
    /// <summary>Every gauge, with the name of its tag and what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Unit, string? Tag, string Meaning)> All =
    [
        ("viva_jobs", string.Empty, "state", "Video jobs that have not ended, by state."),
        ("viva_oldest_job_seconds", "s", "state", "Age of the oldest job in each state that is not final."),
        ("viva_reservations_open", string.Empty, null, "Jobs that hold credits."),
        ("viva_reservations_open_credits", string.Empty, null, "Credits that are held for jobs."),
        ("viva_orders_open", string.Empty, null, "Orders that are asked about at Alipay."),
        ("viva_notification_lag_seconds", "s", null, "Age of the oldest notification that is not decided."),
        ("viva_credits_sold", string.Empty, null, "Customers' quota, in credits: granted and not revoked."),
        ("viva_credits_used", string.Empty, null, "What customers have used of it."),
        ("viva_upstream_balance_credits", string.Empty, null, "What VivaAPI's accounts hold, in credits."),
        ("viva_upstream_balance_age_seconds", "s", null, "For how long VivaAPI has not said so."),
        ("viva_alerts_open", string.Empty, "severity", "Alerts that are not over and that nobody has in hand, by severity."),
        ("viva_alerts_acknowledged", string.Empty, "severity", "Alerts that are not over and that an operator has in hand, by severity."),
        ("viva_messages_pending", string.Empty, null, "Alert messages that are to be sent."),
        ("viva_oldest_message_seconds", "s", "to", "Age of the oldest message that is to be sent, to operators and to customers."),
        ("viva_messages_given_up", string.Empty, "to", "Messages that were given up within a day, to operators and to customers."),
        ("viva_refills_open", string.Empty, "state", "Refills that are not settled."),
    ];

    private IReadOnlyList<Sample> samples = [];

    /// <param name="factory">The gauges go with the service that tells them, where a process has several, one after the other.</param>
    public MetricGauges(IMeterFactory factory)
    {
        var meter = factory.Create(Meters.Name);
        foreach (var (name, unit, tag, meaning) in All)
        {
            meter.CreateObservableGauge(name, () => Read(name, tag), unit, meaning);
        }
    }

    /// <summary>What was last seen.</summary>
    public IReadOnlyList<Sample> Seen => Volatile.Read(ref samples);

    public void Show(IReadOnlyList<Sample> seen) => Volatile.Write(ref samples, seen);

    private IEnumerable<Measurement<double>> Read(string name, string? tag) =>
        Seen.Where(sample => sample.Name == name).Select(sample => tag is null
            ? new Measurement<double>(sample.Value)
            : new Measurement<double>(sample.Value, new KeyValuePair<string, object?>(tag, sample.Tag)));
}

/// <summary>Reads the gauges' values, each from an index of just the rows it counts. Every copy does, since every copy is read.</summary>
internal sealed class SampleMetrics(
    AppDbContext db, QuotaChanges quotas, UpstreamBalances balances, MetricGauges gauges, TimeProvider time) : IWorker
{
    public static string Name => "sample-metrics";

    public static TimeSpan Pause(IServiceProvider services) =>
        TimeSpan.FromSeconds(services.GetRequiredService<IOptions<TelemetryOptions>>().Value.SampleSeconds);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var samples = await db.Database.SqlQuery<Sample>(
            $"""
             with jobs as materialized (
               select state, price_credits, created_at as since from generations where state = 'queued'
               union all
               select state, price_credits, coalesce(sending_at, created_at) from generations where state in ('submitting', 'running')
               union all
               select state, price_credits, doubtful_since from generations where state = 'in_doubt'),
             states as (
               select s.state, count(j.state) as jobs, coalesce(extract(epoch from {now} - min(j.since)), 0) as age
                 from (values ('queued'), ('submitting'), ('running'), ('in_doubt')) s(state) left join jobs j using (state)
                group by s.state)
             select 'viva_jobs' as name, state as tag, jobs::double precision as value from states
             union all select 'viva_oldest_job_seconds', state, greatest(age, 0)::double precision from states
             union all select 'viva_reservations_open', null, count(*)::double precision from jobs
             union all select 'viva_reservations_open_credits', null, coalesce(sum(price_credits), 0)::double precision from jobs
             union all select 'viva_orders_open', null, count(*)::double precision from orders where next_query_at is not null
             union all select 'viva_notification_lag_seconds', null,
                              coalesce(greatest(extract(epoch from {now} - min(received_at)), 0), 0)::double precision
                         from payment_notifications where verdict = 'undecided'
             union all select g.name, s.severity, count(a.id)::double precision
                         from (values ('viva_alerts_open', false), ('viva_alerts_acknowledged', true)) g(name, in_hand)
                        cross join (values ('warning'), ('critical')) s(severity)
                         left join alerts a on a.severity = s.severity and a.recovered_at is null
                                           and (a.acknowledged_at is not null) = g.in_hand
                        group by g.name, s.severity
             union all select 'viva_messages_pending', null, count(*)::double precision from alert_messages where state = 'pending'
             union all select 'viva_oldest_message_seconds', t.name,
                              coalesce(greatest(extract(epoch from {now} - min(m.happened_at)), 0), 0)::double precision
                         from (values ('operators', false), ('customers', true)) t(name, theirs)
                         left join alert_messages m on m.state = 'pending' and (m.recipient_id is not null) = t.theirs group by t.name
             union all select 'viva_messages_given_up', t.name, count(m.id)::double precision
                         from (values ('operators', false), ('customers', true)) t(name, theirs)
                         left join alert_messages m on m.state = 'given_up' and m.next_attempt_at > now() - interval '1 day'
                                                   and m.last_problem not like {"%" + AlertDispatch.NobodyWaits}
                                                   and (m.recipient_id is not null) = t.theirs
                        group by t.name
             union all select 'viva_refills_open', s.state, count(r.id)::double precision
                         from (values ('requested'), ('buying'), ('unknown')) s(state) left join viva_refills r on r.state = s.state
                        group by s.state
             """).ToListAsync(cancellationToken);
        var total = await quotas.TotalAsync(cancellationToken);
        samples.Add(new Sample("viva_credits_sold", null, total.Quota));
        samples.Add(new Sample("viva_credits_used", null, total.Used));
        if (await balances.LastAsync(cancellationToken) is { } last)
        {
            samples.Add(new Sample("viva_upstream_balance_credits", null, last.Credits));
            samples.Add(new Sample("viva_upstream_balance_age_seconds", null, Math.Max(0, (now - last.SeenAt).TotalSeconds)));
        }

        gauges.Show(samples);
        return 0;
    }
}
