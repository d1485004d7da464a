-- The ledger's verbs. One call moves credits once: lock the account, look for the reference, check, move, write the entry.
-- The account's row lock makes repeats and rivals of one account wait for each other; the unique index on (reference, kind)
-- refuses whatever would get past that. Each statement sees what was committed before it began, so the look-up after
-- the lock is a look at the truth, not at the past.

-- A UUIDv7, as all ids here are: 48 bits of milliseconds, then chance. The order of an account's entries is their
-- sequence, which is the account's version counted up under its lock: without gaps, whatever the clocks say.
create function ledger_id(p_now timestamptz) returns uuid
language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from p_now) * 1000)::bigint) from 3)
              from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

create function credit_post(
  p_kind text, p_user uuid, p_amount bigint, p_available bigint, p_reserved bigint,
  p_reference text, p_reason text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
declare
  earlier record;
  next_version bigint;
begin
  select a.available_credits, a.reserved_credits into available, reserved
    from user_credit_accounts a where a.user_id = p_user for update;
  if not found then
    if p_available < 0 then
      outcome := 'insufficient'; available := 0; reserved := 0;
      return;
    end if;
    insert into user_credit_accounts (user_id, available_credits, reserved_credits, version)
      values (p_user, 0, 0, 0) on conflict do nothing;
    select a.available_credits, a.reserved_credits into available, reserved
      from user_credit_accounts a where a.user_id = p_user for update;
  end if;

  select e.user_id, e.amount into earlier from credit_entries e where e.reference = p_reference and e.kind = p_kind;
  if found then
    outcome := case when earlier.user_id = p_user and earlier.amount = p_amount then 'repeated' else 'conflict' end;
    return;
  end if;

  if available + p_available < 0 or reserved + p_reserved < 0 then
    outcome := 'insufficient';
    return;
  end if;

  update user_credit_accounts a
     set available_credits = a.available_credits + p_available,
         reserved_credits = a.reserved_credits + p_reserved,
         version = a.version + 1
   where a.user_id = p_user
  returning a.available_credits, a.reserved_credits, a.version into available, reserved, next_version;
  insert into credit_entries
      (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, reason, created_at)
    values (ledger_id(p_now), p_user, next_version, p_kind, p_amount, available, reserved, p_reference, p_reason, p_now);
  outcome := 'applied';
end $$;

create function credit_grant(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language sql as $$
  select * from credit_post('grant', p_user, p_amount, p_amount, 0, p_reference, null, p_now)
$$;

create function credit_revoke(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language sql as $$
  select * from credit_post('revoke', p_user, p_amount, -p_amount, 0, p_reference, null, p_now)
$$;

create function credit_adjust(p_user uuid, p_change bigint, p_reference text, p_now timestamptz, p_reason text,
  out outcome text, out available bigint, out reserved bigint)
language sql as $$
  select * from credit_post('adjust', p_user, p_change, p_change, 0, p_reference, p_reason, p_now)
$$;

create function credit_reserve(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
begin
  select * into outcome, available, reserved
    from credit_post('reserve', p_user, p_amount, -p_amount, p_amount, p_reference, null, p_now);
  if outcome = 'applied' then
    insert into credit_reservations (reference, user_id, state, held_credits, settled_credits, opened_at)
      values (p_reference, p_user, 'open', p_amount, 0, p_now);
  end if;
end $$;

-- Resolves an open reservation: p_settled of it is spent, the rest is given back. Nothing settled means released.
create function credit_resolve(p_user uuid, p_settled bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language plpgsql as $$
declare
  reservation credit_reservations;
begin
  -- The account first, as every verb does: one lock order, no deadlock.
  select a.available_credits, a.reserved_credits into available, reserved
    from user_credit_accounts a where a.user_id = p_user for update;
  select * into reservation from credit_reservations r where r.reference = p_reference for update;
  if not found or reservation.user_id <> p_user or p_settled > reservation.held_credits then
    outcome := 'conflict'; available := coalesce(available, 0); reserved := coalesce(reserved, 0);
    return;
  end if;
  if reservation.state <> 'open' then
    outcome := case when reservation.settled_credits = p_settled then 'repeated' else 'conflict' end;
    return;
  end if;

  update credit_reservations r
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

create function credit_settle(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language sql as $$
  select * from credit_resolve(p_user, p_amount, p_reference, p_now)
$$;

create function credit_release(p_user uuid, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language sql as $$
  select * from credit_resolve(p_user, 0, p_reference, p_now)
$$;

-- Entries are for ever: whoever may write the table may only add to it.
create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger credit_entries_append_only
  before update or delete on credit_entries for each row execute function refuse_change();
create trigger credit_entries_no_truncate
  before truncate on credit_entries for each statement execute function refuse_change();
