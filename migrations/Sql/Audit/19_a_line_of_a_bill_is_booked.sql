-- a line of a bill is booked here with its amount, or a finding says why not
-- bill_entries
select e.bill_date, e.kind, e.out_trade_no, e.trade_no, e.out_request_no, e.amount_fen, o.state
  from bill_entries e
  left join orders o on o.out_trade_no = e.out_trade_no
 where not case when e.kind = 'payment' then o.trade_no is not distinct from e.trade_no and o.amount_fen = e.amount_fen
                else exists (
                  select from refunds r
                   where r.order_id = o.id and r.state = 'succeeded' and r.amount_fen = e.amount_fen
                     and e.out_request_no in ('', r.out_request_no)) end
   and not exists (
         select from reconciliation_findings f
          where f.bill_date = e.bill_date and f.out_trade_no = e.out_trade_no and f.trade_no = e.trade_no and f.resolution is distinct from
                'credited' and f.resolution is distinct from 'refund_booked')
