-- As before, but the endpoint is locked against deletion before its delivery refers to it, and the delivery stands in its line.
create or replace function webhook_credits_low(p_user uuid, p_before bigint, p_after bigint, p_entry uuid, p_now timestamptz) returns void
language plpgsql as $$
begin
  with listening as materialized (
    select e.id, e.user_id, e.state, e.failing_since, e.low_credits from public.webhook_endpoints e
     where e.user_id = p_user and e.low_credits > p_after and e.low_credits <= p_before
       and (e.events = array[]::text[] or 'credits.low' = any (e.events))
     order by e.id
       for key share)
  insert into public.webhook_deliveries
      (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at, due_at, ready, to_failing, created_at)
  select public.ledger_id(p_now), e.id, e.user_id, 'msg_' || replace(p_entry::text, '-', ''), 'credits.low',
         json_build_object(
           'type', 'credits.low',
           'timestamp', to_char(p_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
           'data', json_build_object('availableCredits', p_after, 'lowCredits', e.low_credits))::text,
         case e.state when 'active' then 'pending' else 'withheld' end, 0, 0, p_now, now(), e.state = 'active',
         e.failing_since is not null, p_now
    from listening e;
end $$;
