-- Jobs come in as whole rows; whoever stores one without a policy gets the one that is in force.
create function stamp_refund_policy() returns trigger
language plpgsql as $$
begin
  new.policy_version := current_refund_policy();
  return new;
end $$;

create trigger generations_refund_policy
  before insert on generations for each row when (new.policy_version is null or new.policy_version = 0) execute function stamp_refund_policy();

create trigger refund_rules_append_only
  before update or delete on refund_rules for each row execute function refuse_change();

-- Lets each customer's oldest waiting jobs into the line, until p_per_customer of theirs are open. Beyond that they wait behind their
-- own, so that nobody stands behind more than that many jobs of anybody. Costs one step for each customer with waiting jobs.
create function generations_line_up(p_per_customer int) returns int
language plpgsql as $$
declare
  customer uuid;
  places int;
  moved int;
  lined int := 0;
begin
  -- One at a time: two would count the same free places. Whoever comes second has nothing to add.
  if not pg_try_advisory_xact_lock(hashtextextended('generations_line_up', 0)) then
    return 0;
  end if;
  select user_id into customer from generations where state = 'queued' and not lined_up order by user_id limit 1;
  while customer is not null loop
    select p_per_customer - count(*) into places from generations
     where user_id = customer and lined_up and state in ('queued', 'submitting', 'running', 'in_doubt');
    if places > 0 then
      update generations set lined_up = true, next_attempt_at = clock_timestamp()
       where id in (
             select id from generations where user_id = customer and state = 'queued' and not lined_up
              order by id limit places for update skip locked);
      get diagnostics moved = row_count;
      lined := lined + moved;
    end if;
    select user_id into customer from generations
     where state = 'queued' and not lined_up and user_id > customer order by user_id limit 1;
  end loop;
  return lined;
end $$;

-- Takes jobs out of the line: at most p_at_work are with VivaAPI at once, over all copies; none while a circuit is open, but for one
-- whose time to try has come (a probe). The line is one index a model, so its length does not matter.
create function generations_claim(p_batch int, p_at_work int, p_lease interval, p_now timestamptz) returns setof generations
language plpgsql as $$
declare
  room int;
  account upstream_circuits;
  taken uuid[];
begin
  -- One at a time: the count of jobs at work must be exact.
  perform pg_advisory_xact_lock(hashtextextended('generations_claim', 0));
  select least(p_batch, p_at_work - count(*)) into room from generations where state in ('submitting', 'running');
  select * into account from upstream_circuits where scope = 'account';
  if account.opened_at is not null then
    room := case when account.probe_at <= clock_timestamp() then least(room, 1) else 0 end;
  end if;
  if room <= 0 then
    return;
  end if;

  taken := array(
    with recursive model(code) as (
      (select model_code from generations where state = 'queued' and lined_up order by model_code limit 1)
      union all
      select (select g.model_code from generations g
               where g.state = 'queued' and g.lined_up and g.model_code > m.code order by g.model_code limit 1)
        from model m where m.code is not null)
    select job.id
      from model m
      left join upstream_circuits c on c.scope = 'model:' || m.code
      cross join lateral (
        select g.id, g.next_attempt_at from generations g
         where g.state = 'queued' and g.lined_up and g.model_code = m.code and g.next_attempt_at <= clock_timestamp()
         order by g.next_attempt_at
         limit case when c.opened_at is null then room when c.probe_at <= clock_timestamp() then 1 else 0 end
           for update skip locked) job
     where m.code is not null
     order by job.next_attempt_at
     limit room);

  -- A probe that is lost must not be the last: the next may go when this one's pause is over.
  update upstream_circuits c set probe_at = clock_timestamp() + make_interval(secs => c.probe_seconds)
   where c.opened_at is not null and taken <> '{}'
     and (c.scope = 'account'
          or c.scope in (select 'model:' || g.model_code from generations g where g.id = any(taken)));

  return query
    update generations g
       set state = 'submitting', submit_attempts = g.submit_attempts + 1, sending_at = p_now,
           lease_token = gen_random_uuid(), leased_until = clock_timestamp() + p_lease
     where g.id = any(taken)
    returning g.*;
end $$;
