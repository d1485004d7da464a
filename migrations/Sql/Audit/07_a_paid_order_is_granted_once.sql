-- a paid order was granted once, with its credits, to its customer; an unpaid one was not
-- orders
select o.id, o.user_id, o.state, o.credits, e.granted, e.times, e.user_id as granted_to
  from orders o
  left join (
    select reference, min(user_id::text)::uuid as user_id, sum(amount) as granted, count(*) as times
      from credit_entries where kind = 'grant' group by reference) e on e.reference = 'order:' || o.id
 where case when o.state in ('pending', 'closed') then e.times is not null
            else e.times is distinct from 1 or e.granted is distinct from o.credits or e.user_id is distinct from o.user_id end
