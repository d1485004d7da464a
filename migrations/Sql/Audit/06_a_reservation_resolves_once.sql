-- a reservation was reserved once and resolves once, for what it held
-- credit_reservations
select r.reference, r.user_id, r.state, r.held_credits, r.settled_credits, e.reserved, e.settled, e.released
  from credit_reservations r
  full join (
    select reference, user_id,
           sum(amount) filter (where kind = 'reserve') as reserved,
           coalesce(sum(amount) filter (where kind = 'settle'), 0) as settled,
           coalesce(sum(amount) filter (where kind = 'release'), 0) as released
      from credit_entries where kind in ('reserve', 'settle', 'release') group by reference, user_id) e
    on e.reference = r.reference and e.user_id = r.user_id
 where r.reference is null or e.reference is null
    or e.reserved is distinct from r.held_credits
    or e.settled <> r.settled_credits
    or e.released <> case when r.state = 'open' then 0 else r.held_credits - r.settled_credits end
