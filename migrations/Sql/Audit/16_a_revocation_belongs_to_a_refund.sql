-- credits are revoked and restored for a refund and for nothing else
-- credit_entries
select e.id, e.user_id, e.kind, e.reference, e.amount
  from credit_entries e
  left join refunds r on e.reference = 'refund:' || r.id and e.user_id = r.user_id
 where e.kind in ('revoke', 'restore') and r.id is null
