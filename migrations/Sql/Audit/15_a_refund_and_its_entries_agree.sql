-- a refund took back the credits that it says, and restored them if and only if it failed
-- refunds
select r.id, r.user_id, r.state, r.credits, r.revoked_credits, e.revoked, e.restored
  from refunds r
  left join (
    select reference, user_id,
           sum(amount) filter (where kind = 'revoke') as revoked,
           sum(amount) filter (where kind = 'restore') as restored
      from credit_entries where kind in ('revoke', 'restore') group by reference, user_id) e
    on e.reference = 'refund:' || r.id and e.user_id = r.user_id
 where coalesce(e.revoked, 0) <> r.revoked_credits
    or coalesce(e.restored, 0) <> case when r.state = 'failed' then r.revoked_credits else 0 end
