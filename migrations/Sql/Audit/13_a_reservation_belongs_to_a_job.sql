-- every reservation belongs to a job
-- credit_reservations
select r.reference, r.user_id, r.state, r.held_credits
  from credit_reservations r
  left join generations g on r.reference = 'generation:' || g.id
 where g.id is null
