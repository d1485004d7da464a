-- What was received stays as it is, the trace that it came with included.
create or replace function keep_notification() returns trigger
language plpgsql as $$
begin
  if old.verdict <> 'undecided'
     or (new.id, new.received_at, new.notify_id, new.out_trade_no, new.trade_no, new.trade_status, new.trace_context, new.body)
        is distinct from
        (old.id, old.received_at, old.notify_id, old.out_trade_no, old.trade_no, old.trade_status, old.trace_context, old.body) then
    raise exception 'a notification is decided once and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
