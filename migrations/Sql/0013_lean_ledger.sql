-- A movement at half the database's work, under the same rules. Most of a movement was PostgreSQL starting statements: each start reads
-- the CHECK constraints, the conditions of triggers and the partial indexes of its table anew from their stored text. So the rules that
-- compare columns are now in the triggers, which are compiled once for a connection, and the rule of one column in its type, which is
-- kept ready. And an account is moved by its entry: writing the entry is the movement.

drop trigger user_credit_accounts_move_with_entries on user_credit_accounts;
drop trigger user_credit_accounts_go_on on user_credit_accounts;
drop trigger credit_entries_follow on credit_entries;
drop trigger credit_reservations_begin_open on credit_reservations;
drop trigger credit_reservations_resolve_once on credit_reservations;
drop function check_credit_account();
drop function check_credit_entry();

-- Whatever else fails, nobody's credits go below zero.
create domain credit_balance as bigint check (value >= 0);
alter table user_credit_accounts
  alter column available_credits type credit_balance,
  alter column reserved_credits type credit_balance;
alter table credit_entries
  alter column available_after type credit_balance,
  alter column reserved_after type credit_balance;

update user_credit_accounts a set moved_at = e.created_at
  from credit_entries e where e.user_id = a.user_id and e.sequence = a.version;

-- An account begins empty, and then goes where its entries take it: who changes it otherwise is refused. (Depth 1 is this trigger
-- itself, called for a statement of somebody's own; 2 and more is a statement of another trigger.)
create function guard_credit_account() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() < 2 then
      raise exception '%: an account moves by its entries alone', tg_table_name using errcode = 'restrict_violation';
    end if;
  elsif new.version <> 0 or new.available_credits <> 0 or new.reserved_credits <> 0 then
    raise exception 'account % does not begin empty', new.user_id using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger user_credit_accounts_move_by_entries
  before insert or update on user_credit_accounts for each row execute function guard_credit_account();

-- An entry carries on where the one before it left the account, without a gap and never earlier; then the account stands where the entry
-- says. One statement is both, so that neither can be without the other.
create function move_credit_account() returns trigger
language plpgsql as $$
declare
  available_change constant bigint := case new.kind
    when 'grant' then new.amount when 'restore' then new.amount when 'release' then new.amount when 'adjust' then new.amount
    when 'reserve' then -new.amount when 'revoke' then -new.amount when 'settle' then 0 end;
  reserved_change constant bigint := case new.kind
    when 'reserve' then new.amount when 'settle' then -new.amount when 'release' then -new.amount else 0 end;
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
     and a.moved_at <= new.created_at;
  if not found then
    raise exception 'entry % of account % does not carry on where the account stands', new.sequence, new.user_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger credit_entries_move_accounts
  after insert on credit_entries for each row execute function move_credit_account();

-- A reservation begins open and resolves once, for what it held.
create function guard_credit_reservation() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a reservation begins open, not %', new.state using errcode = 'restrict_violation';
    end if;
    if new.held_credits <= 0 or new.settled_credits <> 0 or new.resolved_at is not null then
      raise exception 'an open reservation holds at least one credit and nothing is settled of it' using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if old.state <> 'open' or new.reference <> old.reference or new.user_id <> old.user_id
     or new.held_credits <> old.held_credits or new.opened_at <> old.opened_at
  then
    raise exception 'reservation % is % and stays as it is', old.reference, old.state using errcode = 'restrict_violation';
  end if;
  case new.state
    when 'settled' then
      if new.settled_credits <= 0 or new.settled_credits > new.held_credits or new.resolved_at is null then
        raise exception 'a settlement spends at least one and at most what is held' using errcode = 'check_violation';
      end if;
    when 'released' then
      if new.settled_credits <> 0 or new.resolved_at is null then
        raise exception 'what is released is not settled' using errcode = 'check_violation';
      end if;
    else
      raise exception 'reservation % cannot become %', old.reference, new.state using errcode = 'restrict_violation';
  end case;
  return new;
end $$;

create trigger credit_reservations_resolve_once
  before insert or update on credit_reservations for each row execute function guard_credit_reservation();

-- One statement finds the account, locks it, waits for whoever moves it, reads what that one left, compares, and writes the entry, which
-- moves the account. Whoever has the reference already, or too little, gets no entry: then, with the account locked, statements that
-- begin after the lock tell why. If there is no reason any more, it is tried again.
create or replace function credit_post(
  p_kind text, p_user uuid, p_amount bigint, p_available bigint, p_reserved bigint,
  p_reference text, p_reason text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
declare
  earlier record;
begin
  if num_nulls(p_user, p_amount, p_available, p_reserved, p_reference, p_now) > 0 then
    raise exception 'a movement with something unknown' using errcode = 'null_value_not_allowed';
  end if;
  loop
    insert into public.credit_entries
        (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, reason, created_at)
    select public.ledger_id(p_now), a.user_id, a.version + 1, p_kind, p_amount, a.available_credits + p_available,
           a.reserved_credits + p_reserved, p_reference, p_reason, greatest(p_now, a.moved_at)
      from public.user_credit_accounts a
     where a.user_id = p_user and a.available_credits + p_available >= 0 and a.reserved_credits + p_reserved >= 0
       for update
    on conflict (reference, kind) do nothing
    returning available_after, reserved_after into available, reserved;
    if found then
      outcome := 'applied';
      return;
    end if;

    select a.available_credits, a.reserved_credits into available, reserved
      from public.user_credit_accounts a where a.user_id = p_user for update;
    if not found then
      if p_available < 0 then
        outcome := case when exists (select from public.credit_entries e where e.reference = p_reference and e.kind = p_kind)
                        then 'conflict' else 'insufficient' end;
        available := 0; reserved := 0;
        return;
      end if;
      insert into public.user_credit_accounts (user_id, available_credits, reserved_credits, version)
        values (p_user, 0, 0, 0) on conflict do nothing;
      continue;
    end if;

    select e.user_id, e.amount, e.reason into earlier
      from public.credit_entries e where e.reference = p_reference and e.kind = p_kind;
    if found then
      outcome := case when earlier.user_id = p_user and earlier.amount = p_amount and earlier.reason is not distinct from p_reason
                      then 'repeated' else 'conflict' end;
      return;
    end if;
    if available + p_available < 0 or reserved + p_reserved < 0 then
      outcome := 'insufficient';
      return;
    end if;
  end loop;
end $$;

-- An assignment, here and below, because it costs less than a statement that reads from the function.
create or replace function credit_reserve(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql security definer as $$
declare
  movement record;
begin
  movement := public.credit_post('reserve', p_user, p_amount, -p_amount, p_amount, p_reference, null, p_now);
  outcome := movement.outcome; available := movement.available; reserved := movement.reserved;
  if outcome = 'applied' then
    insert into public.credit_reservations (reference, user_id, state, held_credits, settled_credits, opened_at)
      values (p_reference, p_user, 'open', p_amount, 0, p_now);
  end if;
end $$;

-- Resolves an open reservation: p_settled of it is spent, the rest is given back. Nothing settled means released.
create or replace function credit_resolve(p_user uuid, p_settled bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
declare
  reservation public.credit_reservations;
  rest bigint;
  movement record;
begin
  -- The account first, as every verb does: one lock order, no deadlock.
  select a.available_credits, a.reserved_credits into available, reserved
    from public.user_credit_accounts a where a.user_id = p_user for update;
  select * into reservation from public.credit_reservations r where r.reference = p_reference for update;
  if not found or reservation.user_id <> p_user or p_settled > reservation.held_credits then
    outcome := 'conflict'; available := coalesce(available, 0); reserved := coalesce(reserved, 0);
    return;
  end if;
  if reservation.state <> 'open' then
    outcome := case when reservation.settled_credits = p_settled then 'repeated' else 'conflict' end;
    return;
  end if;

  update public.credit_reservations r
     set state = case when p_settled > 0 then 'settled' else 'released' end,
         settled_credits = p_settled,
         resolved_at = p_now
   where r.reference = p_reference;
  if p_settled > 0 then
    movement := public.credit_post('settle', p_user, p_settled, 0, -p_settled, p_reference, null, p_now);
  end if;
  rest := reservation.held_credits - p_settled;
  if rest > 0 then
    movement := public.credit_post('release', p_user, rest, rest, -rest, p_reference, null, p_now);
  end if;
  outcome := movement.outcome; available := movement.available; reserved := movement.reserved;
  if outcome <> 'applied' then
    raise exception 'reservation % was open but its entries exist already', p_reference;
  end if;
end $$;

-- The ledger's reserve for many movements at once, in the order given; several may be of one account. All or an error: the
-- caller holds the accounts' locks and has compared each movement with the balance that the ones before it leave.
create or replace function credit_reserve_all(p_users uuid[], p_amounts bigint[], p_references text[], p_now timestamptz) returns void
language plpgsql security definer
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  written bigint;
begin
  insert into public.credit_entries
      (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
  select public.ledger_id(p_now), m.user_id, a.version + m.turn, 'reserve', m.amount,
         a.available_credits - m.total, a.reserved_credits + m.total, m.reference, greatest(p_now, a.moved_at)
    from (select i.user_id, i.amount, i.reference, row_number() over mine as turn, (sum(i.amount) over mine)::bigint as total
            from unnest(p_users, p_amounts, p_references) with ordinality as i(user_id, amount, reference, place)
          window mine as (partition by i.user_id order by i.place)) m
    join public.user_credit_accounts a on a.user_id = m.user_id
   order by m.user_id, m.turn;
  get diagnostics written = row_count;
  if written <> cardinality(p_users) then
    raise exception 'of % reservations % have an account', cardinality(p_users), written;
  end if;

  insert into public.credit_reservations (reference, user_id, state, held_credits, settled_credits, opened_at)
  select i.reference, i.user_id, 'open', i.amount, 0, p_now
    from unnest(p_users, p_amounts, p_references) as i(user_id, amount, reference);
end $$;

-- The acceptance again, with its settings, which a function that is made anew begins without: they were lost when budgets came in, and
-- each call was planned anew. Statements that most calls do not need (budgets; answers of those who were not accepted) are left out there.
-- "budget < price" is unknown, and so not true, where there is no budget.
-- Verdicts:
--   stale     the price list changed since the jobs were priced; nothing was done for any request of the call
--   running   another request with this key is running
--   accepted  the job is queued and paid for; the answer is the one handed in
--   refused   too few credits, too little quota, or too little of the key's budget; the answer is made from the templates
--   repeated  the key had this very request before; the stored answer
--   reused    the key had another request before
-- Lock order: keys (never waiting), accounts by id, quotas by id, budgets by id.
create or replace function generations_accept(
  p_route text, p_now timestamptz, p_lock_milliseconds integer, p_price_list text,
  p_users uuid[], p_keys text[], p_hashes bytea[], p_traces text[],
  p_prices bigint[], p_ids uuid[], p_jobs text[], p_locations text[], p_answers bytea[],
  p_answer_type text, p_problem_type text, p_too_few_credits text, p_too_little_quota text,
  p_budgets uuid[], p_too_little_budget text)
returns table (place bigint, verdict text, status integer, content_type text, location text, body bytea)
language plpgsql
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  item record;
  fresh bigint[];
  fresh_users uuid[];
  verdicts text[] := array_fill(null::text, array[cardinality(p_users)]);
  available bigint[] := array_fill(0::bigint, array[cardinality(p_users)]);
  account uuid;
  credits bigint;
  quota bigint;
  users uuid[] := '{}';
  prices bigint[] := '{}';
  budgets uuid[] := '{}';
  budget bigint;
  holds text[] := '{}';
  queued generations;
begin
  if p_price_list <> generation_price_list_stamp() then
    return query select i, 'stale', null::integer, null::text, null::text, null::bytea
      from generate_series(1, cardinality(p_users)::bigint) i;
    return;
  end if;

  perform set_config('lock_timeout', p_lock_milliseconds::text, true);
  select array_agg(case when idempotency_lock(i.user_id, p_route, i.key) then null else 'running' end order by i.place) into verdicts
    from unnest(p_users, p_keys) with ordinality as i(user_id, key, place);

  -- A statement of its own: it sees what was committed before the locks were had. Of several requests with one key in this call,
  -- the first is the fresh one and the others repeat it.
  select array_agg(i.place), array_agg(i.user_id) into fresh, fresh_users
    from (select u.user_id, u.key, u.place, row_number() over (partition by u.user_id, u.key order by u.place) as turn
            from unnest(p_users, p_keys) with ordinality as u(user_id, key, place)) i
   where i.turn = 1 and verdicts[i.place] is null
     and not exists (select from idempotency_keys k where k.caller_id = i.user_id and k.route = p_route and k.key = i.key);
  perform credit_lock(fresh_users);
  perform 1 from user_viva_api_keys k where k.user_id = any (fresh_users) order by k.user_id for update;
  if cardinality(array_remove(p_budgets, null)) > 0 then
    perform 1 from credit_budgets b where b.id in (select p_budgets[i] from unnest(fresh) i) order by b.id for update;
  end if;

  -- In the order of accounts, and of places within one: what a request leaves is what the next one finds.
  for item in
    select i.place, i.user_id, i.price, i.id, a.available_credits, k.quota - k.used - k.reserved as remaining,
           i.budget_id, b.limit_credits - b.used_credits - b.reserved_credits as budget_left
      from unnest(p_users, p_prices, p_ids, p_budgets) with ordinality as i(user_id, price, id, budget_id, place)
      left join user_credit_accounts a on a.user_id = i.user_id
      left join user_viva_api_keys k on k.user_id = i.user_id
      left join credit_budgets b on b.id = i.budget_id and b.user_id = i.user_id
     where i.place = any (fresh)
     order by i.user_id, i.place
  loop
    if account is distinct from item.user_id then
      account := item.user_id;
      credits := coalesce(item.available_credits, 0);
      quota := coalesce(item.remaining, 0);
    end if;
    available[item.place] := credits;

    -- What earlier places of this call took from the same budget is not in the table yet.
    budget := null;
    if item.budget_id is not null then
      budget := coalesce(item.budget_left, 0)
        - coalesce((select sum(t.price) from unnest(budgets, prices) as t(id, price) where t.id = item.budget_id), 0);
    end if;
    if credits < item.price then
      verdicts[item.place] := 'too_few_credits';
    elsif quota < item.price then
      verdicts[item.place] := 'too_little_quota';
    elsif budget < item.price then
      verdicts[item.place] := 'too_little_budget';
      available[item.place] := greatest(budget, 0);
    else
      verdicts[item.place] := 'accepted';
      credits := credits - item.price;
      quota := quota - item.price;
      users := users || item.user_id;
      prices := prices || item.price;
      budgets := budgets || item.budget_id;
      holds := holds || ('generation:' || item.id);
    end if;
  end loop;

  if cardinality(users) > 0 then
    perform credit_reserve_all(users, prices, holds, p_now);
    update user_viva_api_keys k set reserved = k.reserved + m.total, updated_at = p_now
      from (select i.user_id, sum(i.price)::bigint as total from unnest(users, prices) as i(user_id, price) group by i.user_id) m
     where k.user_id = m.user_id;
    if cardinality(array_remove(budgets, null)) > 0 then
      update credit_budgets b set reserved_credits = b.reserved_credits + m.total
        from (select i.id, sum(i.price)::bigint as total from unnest(budgets, prices) as i(id, price) group by i.id) m
       where b.id = m.id;
    end if;

    -- The job is a row in JSON, so that a column of the table needs no change here. The queue goes by the database's clock.
    queued.next_attempt_at := now();
    insert into generations
    select job.* from unnest(p_jobs) with ordinality as i(job, place), jsonb_populate_record(queued, i.job::jsonb) job
     where verdicts[i.place] = 'accepted';
  end if;

  insert into idempotency_keys (caller_id, route, key, request_hash, status, content_type, location, body, created_at)
  select i.user_id, p_route, i.key, i.hash,
         case when verdicts[i.place] = 'accepted' then 202 else 402 end,
         case when verdicts[i.place] = 'accepted' then p_answer_type else p_problem_type end,
         case when verdicts[i.place] = 'accepted' then i.location end,
         case verdicts[i.place]
           when 'accepted' then i.answer
           else convert_to(
             replace(replace(replace(
               case verdicts[i.place]
                 when 'too_few_credits' then p_too_few_credits
                 when 'too_little_budget' then p_too_little_budget
                 else p_too_little_quota
               end,
               '{required}', i.price::text), '{available}', available[i.place]::text), '{traceId}', i.trace),
             'UTF8')
         end,
         p_now
    from unnest(p_users, p_keys, p_hashes, p_traces, p_prices, p_locations, p_answers)
         with ordinality as i(user_id, key, hash, trace, price, location, answer, place)
   where i.place = any (fresh);

  return query
    select i, 'accepted', null::integer, null::text, null::text, null::bytea
      from generate_series(1, cardinality(p_users)::bigint) i where verdicts[i] = 'accepted';
  if cardinality(users) = cardinality(p_users) then
    return;
  end if;
  return query
    select i.place,
           case when verdicts[i.place] = 'running' or (verdicts[i.place] is null and k.key is null) then 'running'
                when verdicts[i.place] is not null then 'refused'
                when k.request_hash = i.hash then 'repeated'
                else 'reused' end,
           k.status, k.content_type::text, k.location, k.body
      from unnest(p_users, p_keys, p_hashes) with ordinality as i(user_id, key, hash, place)
      left join idempotency_keys k on k.caller_id = i.user_id and k.route = p_route and k.key = i.key
     where verdicts[i.place] is distinct from 'accepted';
end $$;
