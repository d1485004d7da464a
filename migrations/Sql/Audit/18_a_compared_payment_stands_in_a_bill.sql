-- a payment of a day whose bill was compared stands in a bill, or a finding says that it does not
-- orders
select o.id, o.out_trade_no, o.trade_no, o.paid_at, r.bill_date
  from orders o
  join reconciliation_runs r on r.state = 'compared' and r.bill_date = ((o.paid_at at time zone 'UTC') + interval '8 hours')::date
 where not exists (
         select from bill_entries e where e.kind = 'payment' and e.out_trade_no = o.out_trade_no and e.trade_no = o.trade_no)
   and not exists (
         select from reconciliation_findings f
          where f.kind = 'payment_missing_in_bill' and f.out_trade_no = o.out_trade_no and f.trade_no = o.trade_no)
