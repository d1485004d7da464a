-- credits.low, written by the statement that moves the credits. Who wants to be told has a mark on the account itself, which the movement
-- has in its hands anyway: everybody else pays one comparison.
alter table user_credit_accounts add column low_mark int;

-- The one movement of many that takes a customer from as much as an endpoint calls few to less.
create function webhook_credits_low(p_user uuid, p_before bigint, p_after bigint, p_entry uuid, p_now timestamptz) returns void
language plpgsql as $$
begin
  insert into public.webhook_deliveries
      (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at, due_at, created_at)
  select public.ledger_id(p_now), e.id, e.user_id, 'msg_' || replace(p_entry::text, '-', ''), 'credits.low',
         json_build_object(
           'type', 'credits.low',
           'timestamp', to_char(p_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
           'data', json_build_object('availableCredits', p_after, 'lowCredits', e.low_credits))::text,
         case e.state when 'active' then 'pending' else 'withheld' end, 0, 0, p_now, now(), p_now
    from public.webhook_endpoints e
   where e.user_id = p_user and e.low_credits > p_after and e.low_credits <= p_before
     and (e.events = array[]::text[] or 'credits.low' = any (e.events));
end $$;

-- As before, but for the mark.
create or replace function move_credit_account() returns trigger
language plpgsql as $$
declare
  available_change constant bigint := case new.kind
    when 'grant' then new.amount when 'restore' then new.amount when 'release' then new.amount when 'adjust' then new.amount
    when 'reserve' then -new.amount when 'revoke' then -new.amount when 'settle' then 0 end;
  reserved_change constant bigint := case new.kind
    when 'reserve' then new.amount when 'settle' then -new.amount when 'release' then -new.amount else 0 end;
  mark int;
begin
  if available_change is null then
    raise exception 'there is no movement of the kind %', new.kind using errcode = 'check_violation';
  end if;
  if new.amount < 0 and new.kind <> 'adjust' or new.amount = 0 then
    raise exception 'no % is of % credits', new.kind, new.amount using errcode = 'check_violation';
  end if;
  if new.kind = 'adjust' and new.reason is null then
    raise exception 'a correction has a reason' using errcode = 'check_violation';
  end if;

  update public.user_credit_accounts a
     set available_credits = new.available_after, reserved_credits = new.reserved_after, version = new.sequence, moved_at = new.created_at
   where a.user_id = new.user_id
     and a.version = new.sequence - 1
     and a.available_credits = new.available_after - available_change
     and a.reserved_credits = new.reserved_after - reserved_change
     and a.moved_at <= new.created_at
  returning a.low_mark into mark;
  if not found then
    raise exception 'entry % of account % does not carry on where the account stands', new.sequence, new.user_id
      using errcode = 'check_violation';
  end if;
  if new.available_after < mark and available_change < 0 then
    perform public.webhook_credits_low(
      new.user_id, new.available_after - available_change, new.available_after, new.id, new.created_at);
  end if;
  return null;
end $$;

-- The highest mark of a customer's endpoints. A mark that is too high after an endpoint was deleted costs a look and tells nobody. Under a
-- lock of the customer's own, so that an account and an endpoint that begin at once see each other.
create function webhook_low_mark(p_user uuid) returns int
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('low-mark ' || p_user, 0));
  return (select max(e.low_credits) from public.webhook_endpoints e where e.user_id = p_user);
end $$;

-- As before, but for the mark.
create or replace function guard_credit_account() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() < 2 then
      raise exception '%: an account moves by its entries alone', tg_table_name using errcode = 'restrict_violation';
    end if;
  elsif new.version <> 0 or new.available_credits <> 0 or new.reserved_credits <> 0 then
    raise exception 'account % does not begin empty', new.user_id using errcode = 'check_violation';
  else
    new.low_mark := public.webhook_low_mark(new.user_id);
  end if;
  return new;
end $$;

-- With its owner's rights: the service may not write accounts.
create function webhook_keep_low_mark() returns trigger
language plpgsql security definer as $$
declare
  mark constant int := public.webhook_low_mark(new.user_id);
begin
  update public.user_credit_accounts a set low_mark = mark where a.user_id = new.user_id and a.low_mark is distinct from mark;
  return null;
end $$;

create trigger webhook_endpoints_keep_low_marks
  after insert or update of low_credits on webhook_endpoints for each row execute function webhook_keep_low_mark();
