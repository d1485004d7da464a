-- an order gave back what its refunds gave back, never more than was paid, and takes back no more credits than it granted
-- orders
select o.id, o.state, o.amount_fen, o.refunded_fen, o.refunding_fen, o.refund_credits, r.refunded, r.refunding, r.credits
  from orders o
  left join (
    select order_id,
           sum(amount_fen) filter (where state = 'succeeded') as refunded,
           sum(amount_fen) filter (where state = 'pending') as refunding,
           sum(credits) filter (where state in ('pending', 'succeeded')) as credits
      from refunds group by order_id) r on r.order_id = o.id
 where o.refunded_fen <> coalesce(r.refunded, 0)
    or o.refunding_fen <> coalesce(r.refunding, 0)
    or o.refund_credits <> coalesce(r.credits, 0)
    or o.refunded_fen > o.amount_fen
    or o.refund_credits > o.credits
    or (o.refunded_fen > 0 and o.state not in ('partially_refunded', 'refunded'))
