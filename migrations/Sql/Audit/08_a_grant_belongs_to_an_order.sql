-- every grant belongs to an order
-- credit_entries
select e.id, e.user_id, e.reference, e.amount
  from credit_entries e
  left join orders o on e.reference = 'order:' || o.id
 where e.kind = 'grant' and o.id is null
