-- Who paid is taken out of a deleted customer's notifications, and nothing else: the numbers, the amounts and the verdict stay. Only this
-- function may, with its owner's rights; the flag lets it pass the guard for one statement's time.
create or replace function keep_notification() returns trigger
language plpgsql as $$
begin
  if current_setting('viva.erasing', true) = 'on' and old.verdict = new.verdict
     and (new.id, new.received_at, new.notify_id, new.out_trade_no, new.trade_no, new.trade_status, new.order_id, new.decided_at)
         is not distinct from
         (old.id, old.received_at, old.notify_id, old.out_trade_no, old.trade_no, old.trade_status, old.order_id, old.decided_at) then
    return new;
  end if;
  if old.verdict <> 'undecided'
     or (new.id, new.received_at, new.notify_id, new.out_trade_no, new.trade_no, new.trade_status, new.body)
        is distinct from (old.id, old.received_at, old.notify_id, old.out_trade_no, old.trade_no, old.trade_status, old.body) then
    raise exception 'a notification is decided once and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function erase_payers(p_user uuid) returns void
language plpgsql security definer as $$
begin
  perform set_config('viva.erasing', 'on', true);
  update public.payment_notifications n
     set body = convert_to(
           regexp_replace(convert_from(n.body, 'LATIN1'), '(^|&)((buyer|payer)_[a-z_]+|open_id)=[^&]*', '\1\2=erased', 'g'), 'LATIN1')
   where n.verdict <> 'undecided'
     and n.out_trade_no in (select o.out_trade_no from public.orders o where o.user_id = p_user)
     and convert_from(n.body, 'LATIN1') ~ '(^|&)((buyer|payer)_[a-z_]+|open_id)=(?!erased)';
  perform set_config('viva.erasing', 'off', true);
end $$;
