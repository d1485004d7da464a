-- a notification that was applied belongs to an order that was paid
-- payment_notifications
select n.id, n.out_trade_no, n.order_id, o.state
  from payment_notifications n
  left join orders o on o.id = n.order_id
 where n.verdict = 'applied' and (o.id is null or o.state in ('pending', 'closed'))
