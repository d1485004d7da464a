-- The database's own end of the ledger: what the verbs keep, the tables now refuse to lose, whoever writes to them.
-- Privileges come on top (service_role.sql): the service may call the verbs and cannot write to these tables at all.

-- Same content includes an operator's reason, and a reference that is another's is a conflict also for an account that is not there
-- yet; the rest is as it was.
create or replace function credit_post(
  p_kind text, p_user uuid, p_amount bigint, p_available bigint, p_reserved bigint,
  p_reference text, p_reason text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
declare
  earlier record;
  next_version bigint;
begin
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
    select a.available_credits, a.reserved_credits into available, reserved
      from public.user_credit_accounts a where a.user_id = p_user for update;
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

  update public.user_credit_accounts a
     set available_credits = a.available_credits + p_available,
         reserved_credits = a.reserved_credits + p_reserved,
         version = a.version + 1
   where a.user_id = p_user
  returning a.available_credits, a.reserved_credits, a.version into available, reserved, next_version;
  insert into public.credit_entries
      (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, reason, created_at)
    values (ledger_id(p_now), p_user, next_version, p_kind, p_amount, available, reserved, p_reference, p_reason, p_now);
  outcome := 'applied';
end $$;

create or replace function credit_reserve(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
begin
  select * into outcome, available, reserved
    from credit_post('reserve', p_user, p_amount, -p_amount, p_amount, p_reference, null, p_now);
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
    select * into outcome, available, reserved
      from credit_post('settle', p_user, p_settled, 0, -p_settled, p_reference, null, p_now);
  end if;
  if p_settled < reservation.held_credits then
    select * into outcome, available, reserved
      from credit_post('release', p_user, reservation.held_credits - p_settled,
                       reservation.held_credits - p_settled, p_settled - reservation.held_credits, p_reference, null, p_now);
  end if;
  if outcome <> 'applied' then
    raise exception 'reservation % was open but its entries exist already', p_reference;
  end if;
end $$;

-- Nothing settled is a release: to ask for it as a settlement is a bug.
create or replace function credit_settle(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
begin
  if p_amount is null or p_amount <= 0 then
    raise exception 'a settlement spends at least one credit, not %', p_amount using errcode = 'check_violation';
  end if;
  select * into outcome, available, reserved from credit_resolve(p_user, p_amount, p_reference, p_now);
end $$;

-- The verbs act with their owner's rights. Every table is named with its schema, so that no caller's search path and no temporary
-- table can stand in for one (a fixed search path would do the same at a tenth of a movement's time).
alter function credit_grant(uuid, bigint, text, timestamptz) security definer;
alter function credit_revoke(uuid, bigint, text, timestamptz) security definer;
alter function credit_adjust(uuid, bigint, text, timestamptz, text) security definer;
alter function credit_reserve(uuid, bigint, text, timestamptz) security definer;
alter function credit_settle(uuid, bigint, text, timestamptz) security definer;
alter function credit_release(uuid, text, timestamptz) security definer;

-- An entry carries on where the one before it left the account, without a gap, and its time never goes back: clocks of several
-- machines differ, so a time that would go back is held at the one before. That order is what makes a search by time exact.
create function check_credit_entry() returns trigger
language plpgsql as $$
declare
  available_before bigint := 0;
  reserved_before bigint := 0;
  moment_before timestamptz;
begin
  if new.sequence > 1 then
    select e.available_after, e.reserved_after, e.created_at into available_before, reserved_before, moment_before
      from public.credit_entries e where e.user_id = new.user_id and e.sequence = new.sequence - 1;
    if not found then
      raise exception 'entry % of account % does not follow an entry', new.sequence, new.user_id using errcode = 'check_violation';
    end if;
    new.created_at := greatest(new.created_at, moment_before);
  end if;
  if new.sequence < 1
     or new.available_after <> available_before
        + (case new.kind when 'reserve' then -new.amount when 'revoke' then -new.amount when 'settle' then 0 else new.amount end)
     or new.reserved_after <> reserved_before
        + (case new.kind when 'reserve' then new.amount when 'settle' then -new.amount when 'release' then -new.amount else 0 end)
  then
    raise exception 'entry % of account % does not fit the balances before it', new.sequence, new.user_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger credit_entries_follow
  before insert on credit_entries for each row execute function check_credit_entry();

-- A balance moves only together with its entry. Checked when the transaction commits, so that either may be written first.
create function check_credit_account() returns trigger
language plpgsql as $$
begin
  if new.version = 0 and new.available_credits = 0 and new.reserved_credits = 0 then
    return null;
  end if;
  if not exists (
    select from public.credit_entries e
     where e.user_id = new.user_id and e.sequence = new.version
       and e.available_after = new.available_credits and e.reserved_after = new.reserved_credits)
  then
    raise exception 'the balance of account % was changed without an entry', new.user_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger user_credit_accounts_move_with_entries
  after insert or update on user_credit_accounts deferrable initially deferred
  for each row execute function check_credit_account();

create function refuse_ledger_change() returns trigger
language plpgsql as $$
begin
  raise exception '%: % refused by the ledger', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

-- The conditions are read before any function is called: what is allowed costs nothing here.
create trigger user_credit_accounts_go_on
  before update on user_credit_accounts for each row
  when (new.version <= old.version or new.user_id <> old.user_id) execute function refuse_ledger_change();
create trigger user_credit_accounts_stay
  before delete on user_credit_accounts for each row execute function refuse_ledger_change();
create trigger user_credit_accounts_no_truncate
  before truncate on user_credit_accounts for each statement execute function refuse_ledger_change();

-- A reservation begins open and resolves once, for what it held.
create trigger credit_reservations_begin_open
  before insert on credit_reservations for each row
  when (new.state <> 'open') execute function refuse_ledger_change();
create trigger credit_reservations_resolve_once
  before update on credit_reservations for each row
  when (old.state <> 'open' or new.state = 'open' or new.reference <> old.reference or new.user_id <> old.user_id
        or new.held_credits <> old.held_credits or new.opened_at <> old.opened_at)
  execute function refuse_ledger_change();
create trigger credit_reservations_stay
  before delete on credit_reservations for each row execute function refuse_ledger_change();
create trigger credit_reservations_no_truncate
  before truncate on credit_reservations for each statement execute function refuse_ledger_change();

-- The number of an account's last entry at a moment (or, exclusively, before it); 0 when there is none. Entries are ordered by time
-- within an account, so halving over the index on (user_id, sequence) finds it with some twenty look-ups among a million, and a
-- movement need not keep a second index by time.
create function credit_sequence_at(p_user uuid, p_at timestamptz, p_inclusive boolean) returns bigint
language plpgsql stable as $$
declare
  low bigint := 0;
  high bigint;
  middle bigint;
  moment timestamptz;
begin
  select a.version into high from public.user_credit_accounts a where a.user_id = p_user;
  while low < high loop
    middle := (low + high + 1) / 2;
    select e.created_at into moment from public.credit_entries e where e.user_id = p_user and e.sequence = middle;
    if moment < p_at or (p_inclusive and moment = p_at) then low := middle; else high := middle - 1; end if;
  end loop;
  return low;
end $$;
