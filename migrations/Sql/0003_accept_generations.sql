-- Accepting generations: everything that makes a job out of a request, for many requests in one call and one commit.
-- The parameters are arrays with one place for each request. Every request keeps its own key, verdict, entry and answer.

-- What one running request holds on its Idempotency-Key until its transaction ends. It never waits: false means that another
-- request with the key is running, here or in another copy of the service.
create function idempotency_lock(p_caller uuid, p_route text, p_key text) returns boolean
language sql volatile as $$
  select pg_try_advisory_xact_lock(hashtextextended(replace(p_caller::text, '-', '') || ' ' || p_route || ' ' || p_key, 0))
$$;

-- Names the present state of the price list: any change of any row changes it.
-- (In plpgsql, which keeps its plan; a function in SQL would be parsed and planned in every call.)
create function generation_price_list_stamp() returns text
language plpgsql stable as $$
begin
  return (select coalesce(string_agg(m.code || ' ' || m.xmin, ',' order by m.code), '') from generation_models m);
end $$;

-- Locks the accounts in the order of their ids, as every call that takes several must. Like the ledger's verbs, this and the next
-- function act with their owner's rights and name every table with its schema.
create function credit_lock(p_users uuid[]) returns void
language plpgsql security definer
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off as $$
begin
  perform 1 from public.user_credit_accounts a where a.user_id = any (p_users) order by a.user_id for update;
end $$;

-- The ledger's reserve for many movements at once, in the order given; several may be of one account. All or an error: the
-- caller holds the accounts' locks and has compared each movement with the balance that the ones before it leave.
create function credit_reserve_all(p_users uuid[], p_amounts bigint[], p_references text[], p_now timestamptz) returns void
language plpgsql security definer
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  written bigint;
begin
  insert into public.credit_entries
      (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
  select public.ledger_id(p_now), m.user_id, a.version + m.turn, 'reserve', m.amount,
         a.available_credits - m.total, a.reserved_credits + m.total, m.reference, p_now
    from (select i.user_id, i.amount, i.reference, row_number() over mine as turn, (sum(i.amount) over mine)::bigint as total
            from unnest(p_users, p_amounts, p_references) with ordinality as i(user_id, amount, reference, place)
          window mine as (partition by i.user_id order by i.place)) m
    join public.user_credit_accounts a on a.user_id = m.user_id
   order by m.user_id, m.turn;
  get diagnostics written = row_count;
  if written <> cardinality(p_users) then
    raise exception 'of % reservations % have an account', cardinality(p_users), written;
  end if;

  update public.user_credit_accounts a
     set available_credits = a.available_credits - m.total,
         reserved_credits = a.reserved_credits + m.total,
         version = a.version + m.times
    from (select i.user_id, sum(i.amount)::bigint as total, count(*) as times
            from unnest(p_users, p_amounts) as i(user_id, amount) group by i.user_id) m
   where a.user_id = m.user_id;
  insert into public.credit_reservations (reference, user_id, state, held_credits, settled_credits, opened_at)
  select i.reference, i.user_id, 'open', i.amount, 0, p_now
    from unnest(p_users, p_amounts, p_references) as i(user_id, amount, reference);
end $$;

-- Verdicts:
--   stale     the price list changed since the jobs were priced; nothing was done for any request of the call
--   running   another request with this key is running
--   accepted  the job is queued and paid for; the answer is the one handed in
--   refused   too few credits or too little quota; the answer is made from the templates
--   repeated  the key had this very request before; the stored answer
--   reused    the key had another request before
-- Lock order: keys (never waiting), accounts by id, quotas by id.
-- A plan is kept for as long as its connection lives. One made while the tables were small would read them from end to end for ever:
-- so these functions may only look rows up by their indexes, a few for each request, however large the tables are. And they are
-- planned once, not anew for every length of the arrays, which would cost more than the work.
create function generations_accept(
  p_route text, p_now timestamptz, p_lock_milliseconds integer, p_price_list text,
  p_users uuid[], p_keys text[], p_hashes bytea[], p_traces text[],
  p_prices bigint[], p_ids uuid[], p_jobs text[], p_locations text[], p_answers bytea[],
  p_answer_type text, p_problem_type text, p_too_few_credits text, p_too_little_quota text)
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

  -- In the order of accounts, and of places within one: what a request leaves is what the next one finds.
  for item in
    select i.place, i.user_id, i.price, i.id, a.available_credits, k.quota - k.used - k.reserved as remaining
      from unnest(p_users, p_prices, p_ids) with ordinality as i(user_id, price, id, place)
      left join user_credit_accounts a on a.user_id = i.user_id
      left join user_viva_api_keys k on k.user_id = i.user_id
     where i.place = any (fresh)
     order by i.user_id, i.place
  loop
    if account is distinct from item.user_id then
      account := item.user_id;
      credits := coalesce(item.available_credits, 0);
      quota := coalesce(item.remaining, 0);
    end if;
    available[item.place] := credits;
    if credits < item.price then
      verdicts[item.place] := 'too_few_credits';
    elsif quota < item.price then
      verdicts[item.place] := 'too_little_quota';
    else
      verdicts[item.place] := 'accepted';
      credits := credits - item.price;
      quota := quota - item.price;
      users := users || item.user_id;
      prices := prices || item.price;
      holds := holds || ('generation:' || item.id);
    end if;
  end loop;

  if cardinality(users) > 0 then
    perform credit_reserve_all(users, prices, holds, p_now);
    update user_viva_api_keys k set reserved = k.reserved + m.total, updated_at = p_now
      from (select i.user_id, sum(i.price)::bigint as total from unnest(users, prices) as i(user_id, price) group by i.user_id) m
     where k.user_id = m.user_id;

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
               case verdicts[i.place] when 'too_few_credits' then p_too_few_credits else p_too_little_quota end,
               '{required}', i.price::text), '{available}', available[i.place]::text), '{traceId}', i.trace),
             'UTF8')
         end,
         p_now
    from unnest(p_users, p_keys, p_hashes, p_traces, p_prices, p_locations, p_answers)
         with ordinality as i(user_id, key, hash, trace, price, location, answer, place)
   where i.place = any (fresh);

  return query
    select i, 'accepted', null::integer, null::text, null::text, null::bytea
      from generate_series(1, cardinality(p_users)::bigint) i where verdicts[i] = 'accepted'
    union all
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

-- Balances change in place, many times each: free room on their pages keeps every version beside the first, and the indexes alone.
alter table user_credit_accounts set (fillfactor = 60);
alter table user_viva_api_keys set (fillfactor = 60);

-- What a customer sees of quota and credits: always one row, of zeros for one who never bought.
create function quota_of(p_user uuid) returns table (quota bigint, used bigint, reserved bigint, available bigint)
language sql stable as $$
  select coalesce(k.quota, 0), coalesce(k.used, 0), coalesce(k.reserved, 0), coalesce(a.available_credits, 0)
    from (select p_user as user_id) c
    left join user_viva_api_keys k on k.user_id = c.user_id
    left join user_credit_accounts a on a.user_id = c.user_id
$$;
