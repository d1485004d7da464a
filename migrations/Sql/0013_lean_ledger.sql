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

-- A function that is made anew begins without its settings: these were lost when budgets came in. (decision 32)
alter function generations_accept(
  text, timestamptz, integer, text, uuid[], text[], bytea[], text[], bigint[], uuid[], text[], text[], bytea[], text, text, text, text,
  uuid[], text)
  set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
