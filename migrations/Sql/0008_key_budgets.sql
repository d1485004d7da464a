-- Accepting generations, with a bound for each key: a budget is one row that both keys of a rotation share. It is held with the
-- reservation and in the same order everywhere, so two copies that use one key never exceed it.

drop function generations_accept(
  text, timestamptz, integer, text, uuid[], text[], bytea[], text[], bigint[], uuid[], text[], text[], bytea[], text, text, text, text);

-- Orders that were placed before keys were sold: who bought a package with a VivaAPI key of their own may have API keys.
update orders set includes_api_keys = includes_dedicated_key;

-- Verdicts:
--   stale     the price list changed since the jobs were priced; nothing was done for any request of the call
--   running   another request with this key is running
--   accepted  the job is queued and paid for; the answer is the one handed in
--   refused   too few credits, too little quota, or too little of the key's budget; the answer is made from the templates
--   repeated  the key had this very request before; the stored answer
--   reused    the key had another request before
-- Lock order: keys (never waiting), accounts by id, quotas by id, budgets by id.
create function generations_accept(
  p_route text, p_now timestamptz, p_lock_milliseconds integer, p_price_list text,
  p_users uuid[], p_keys text[], p_hashes bytea[], p_traces text[],
  p_prices bigint[], p_ids uuid[], p_jobs text[], p_locations text[], p_answers bytea[],
  p_answer_type text, p_problem_type text, p_too_few_credits text, p_too_little_quota text,
  p_budgets uuid[], p_too_little_budget text)
returns table (place bigint, verdict text, status integer, content_type text, location text, body bytea)
language plpgsql as $$
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
  perform 1 from credit_budgets b where b.id in (select p_budgets[i] from unnest(fresh) i) order by b.id for update;

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
    budget := case when item.budget_id is not null then coalesce(item.budget_left, 0) - coalesce(
      (select sum(t.price) from unnest(budgets, prices) as t(id, price) where t.id = item.budget_id), 0) end;
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
    update credit_budgets b set reserved_credits = b.reserved_credits + m.total
      from (select i.id, sum(i.price)::bigint as total from unnest(budgets, prices) as i(id, price) group by i.id) m
     where b.id = m.id;

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
