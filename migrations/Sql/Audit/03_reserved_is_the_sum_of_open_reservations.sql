-- reserved credits are the sum of the open reservations
-- credit_reservations
select coalesce(a.user_id, r.user_id) as user_id, a.reserved_credits, coalesce(r.held, 0) as open_reservations
  from user_credit_accounts a
  full join (select user_id, sum(held_credits) as held from credit_reservations where state = 'open' group by user_id) r
    on r.user_id = a.user_id
 where a.reserved_credits is distinct from coalesce(r.held, 0)
