-- Lets customers' oldest waiting jobs into the line, until p_per_customer of theirs are open. Beyond that they wait behind their own, so
-- that nobody stands behind more than that many jobs of anybody. At most p_customers are looked at, and the next call goes on with the
-- next of them: what a claim costs does not grow with the number of customers who have more to do than places.
create table generation_line (
  id boolean primary key default true check (id),
  last_customer uuid not null
);
insert into generation_line (last_customer) values ('00000000-0000-0000-0000-000000000000');

drop function generations_line_up(int);

create function generations_line_up(p_per_customer int, p_customers int) returns int
language plpgsql as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  first uuid;
  customer uuid;
  reached uuid;
  places int;
  moved int;
  looked int := 0;
  lined int := 0;
  around boolean := false;
begin
  -- One at a time: two would count the same free places. Whoever comes second has nothing to add.
  if not pg_try_advisory_xact_lock(hashtextextended('generations_line_up', 0)) then
    return 0;
  end if;
  select last_customer into first from generation_line;
  reached := first;
  while looked < p_customers loop
    select user_id into customer from generations
     where state = 'queued' and not lined_up and user_id > reached order by user_id limit 1;
    if customer is null then
      exit when around;
      around := true;
      reached := nobody;
      continue;
    end if;
    exit when around and customer > first;
    looked := looked + 1;
    reached := customer;
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
  end loop;
  if looked > 0 then
    update generation_line set last_customer = reached where last_customer <> reached;
  end if;
  return lined;
end $$;
