-- What a year of operations leaves behind, beside the customers: alerts that are over and some that are not, the messages that told of
-- them, paid orders and what Alipay said of them, balances of a week, and entries of the ledger to export.
set session_replication_role = replica;

insert into alerts (id, kind, key, severity, message, first_raised_at, last_raised_at, count, silent, recovered_at)
select ledger_id(now()), 'customer_used_high', md5(n::text)::uuid::text, 'warning', 'm', now(), now(), 1, false, now()
  from generate_series(1, 200000) n
union all
select ledger_id(now()), 'customer_used_high', md5((n * 501 - 1)::text)::uuid::text, 'warning', 'm', now(), now(), 1, false, null
  from generate_series(1, 1900) n;

insert into alert_messages (id, event, channel, kind, key, severity, message, happened_at, state, attempts, next_attempt_at, sent_at)
select gen_random_uuid(), 'raised', 'mail', 'customer_used_high', 'k', 'warning', 'm', now(), 'sent', 1, now(), now()
  from generate_series(1, 400000) n;

insert into orders (id, user_id, out_trade_no, package_code, package_name, amount_fen, credits, includes_dedicated_key, channel, state,
                    trade_no, created_at, expires_at, paid_at)
select ledger_id(now()), md5(n::text)::uuid, 'BENCH' || n, 'pro', 'pro', 9900, 150, false, 'page', 'paid', 'T' || n, now(), now(), now()
  from generate_series(1, 500000) n;

insert into payment_notifications (id, received_at, decided_at, body, verdict, out_trade_no)
select ledger_id(now()), now(), now(), 'b'::bytea, 'applied', 'BENCH' || n from generate_series(1, 500000) n;

insert into upstream_balances (id, quota_units, credits, seen_at)
select gen_random_uuid(), 1, 1000000 - n, now() - (11520 - n) * interval '1 minute' from generate_series(1, 11520) n;

insert into credit_entries (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
select ledger_id(now()), md5(n::text)::uuid, 1, 'grant', 150, 150, 0, 'order:' || md5(n::text)::uuid, now()
  from generate_series(1, :entries) n;

reset session_replication_role;
