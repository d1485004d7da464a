-- Credits of a refund that Alipay refused for good come back under the refund's own name. Like the ledger's other verbs, it acts with
-- its owner's rights.
create function credit_restore(p_user uuid, p_amount bigint, p_reference text, p_now timestamptz,
  out outcome text, out available bigint, out reserved bigint)
language sql security definer as $$
  select * from credit_post('restore', p_user, p_amount, p_amount, 0, p_reference, null, p_now)
$$;

-- What was received is evidence. Only the verdict is added to it, once.
create function keep_notification() returns trigger
language plpgsql as $$
begin
  if old.verdict <> 'undecided'
     or (new.id, new.received_at, new.notify_id, new.out_trade_no, new.trade_no, new.trade_status, new.body)
        is distinct from (old.id, old.received_at, old.notify_id, old.out_trade_no, old.trade_no, old.trade_status, old.body) then
    raise exception 'a notification is decided once and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger payment_notifications_decided_once
  before update on payment_notifications for each row execute function keep_notification();
create trigger payment_notifications_kept
  before delete on payment_notifications for each row execute function refuse_change();
create trigger payment_notifications_no_truncate
  before truncate on payment_notifications for each statement execute function refuse_change();

-- Orders of before this release: the open ones are asked about, nothing else is.
update orders set next_query_at = case when state = 'pending' then now() end;
