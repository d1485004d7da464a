-- credits.low, written by the statement that moves the credits. The one movement of many that takes a customer from as much as an endpoint
-- calls few to less writes an event; all others pay for one look at the index of endpoints.
create function webhook_credits_low() returns trigger
language plpgsql as $$
declare
  before constant bigint := new.available_after + case when new.kind = 'adjust' then -new.amount else new.amount end;
begin
  if new.kind not in ('reserve', 'revoke', 'adjust') or before <= new.available_after
     or not exists (select from public.webhook_endpoints e
                     where e.user_id = new.user_id and e.low_credits > new.available_after and e.low_credits <= before)
  then
    return null;
  end if;

  insert into public.webhook_deliveries
      (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at, due_at, created_at)
  select public.ledger_id(new.created_at), e.id, e.user_id, 'msg_' || replace(new.id::text, '-', ''), 'credits.low',
         json_build_object(
           'type', 'credits.low',
           'timestamp', to_char(new.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
           'data', json_build_object('availableCredits', new.available_after, 'lowCredits', e.low_credits))::text,
         case e.state when 'active' then 'pending' else 'withheld' end, 0, 0, new.created_at, now(), new.created_at
    from public.webhook_endpoints e
   where e.user_id = new.user_id and e.low_credits > new.available_after and e.low_credits <= before
     and (e.events = array[]::text[] or 'credits.low' = any (e.events));
  return null;
end $$;

-- After credit_entries_move_accounts, by its name: what that one refuses writes no event.
create trigger credit_entries_tell_of_low_credits
  after insert on credit_entries for each row execute function webhook_credits_low();
