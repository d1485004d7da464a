-- What a year of operations leaves behind, beside the customers: alerts that are over and some that are not, the messages that told of
-- them, paid orders and what Alipay said of them, balances of a week, and entries of the ledger to export.
set session_replication_role = replica;

insert into alerts (id, kind, key, severity, message, first_raised_at, last_raised_at, count, silent, recovered_at)
select ledger_id(at), 'customer_used_high', md5(n::text)::uuid::text, 'warning', 'm', at, at, 1, false, at
  from generate_series(1, 200000) n, lateral (select now() - (200000 - n) * interval '150 seconds' as at) past
union all
select ledger_id(now()), 'customer_used_high', md5((n * 501 - 1)::text)::uuid::text, 'warning', 'm', now(), now(), 1, false, null
  from generate_series(1, 1900) n;

insert into alert_messages (id, event, channel, kind, key, severity, message, happened_at, state, attempts, next_attempt_at, sent_at)
select gen_random_uuid(), 'raised', 'mail', 'customer_used_high', 'k', 'warning', 'm', at, 'sent', 1, at, at
  from generate_series(1, 400000) n, lateral (select now() - (400000 - n) * interval '75 seconds' as at) past;

insert into orders (id, user_id, out_trade_no, package_code, package_name, amount_fen, credits, includes_dedicated_key, channel, state,
                    trade_no, created_at, expires_at, paid_at, next_query_at)
select ledger_id(at), md5(n::text)::uuid, 'BENCH' || n, 'pro', 'pro', 9900, 150, false, 'page', 'paid', 'T' || n, at, at, at, null
  from generate_series(1, 500000) n, lateral (select now() - (500000 - n) * interval '1 minute' as at) past;

insert into payment_notifications (id, received_at, decided_at, body, verdict, out_trade_no)
select ledger_id(at), at, at, 'b'::bytea, 'applied', 'BENCH' || n
  from generate_series(1, 500000) n, lateral (select now() - (500000 - n) * interval '1 minute' as at) past;

insert into reconciliation_findings (id, bill_date, kind, out_trade_no, trade_no, out_request_no, state, resolution, note, found_at,
                                     resolved_at)
select ledger_id(at), at::date, 'payment_missing_in_bill', 'BENCH' || n, 'T' || n, '', 'resolved', 'by_operator', 'n', at, at
  from generate_series(1, 20000) n, lateral (select now() - (20000 - n) * interval '25 minutes' as at) past;

insert into upstream_balances (id, quota_units, credits, seen_at)
select gen_random_uuid(), 1, 1000000 - n, now() - (11520 - n) * interval '1 minute' from generate_series(1, 11520) n;

insert into credit_entries (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
select ledger_id(now()), md5(n::text)::uuid, 1, 'grant', 150, 150, 0, 'order:' || md5(n::text)::uuid, now()
  from generate_series(1, :entries) n;

reset session_replication_role;
