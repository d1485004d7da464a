-- a live job holds its price; an ended one has spent what it was charged and given the rest back
-- generations
select g.id, g.user_id, g.state, g.price_credits, g.charged_credits, r.state as reservation, r.held_credits, r.settled_credits
  from generations g
  left join credit_reservations r on r.reference = 'generation:' || g.id and r.user_id = g.user_id
 where r.reference is null
    or r.held_credits <> g.price_credits
    or r.state <> case when g.state in ('queued', 'submitting', 'running', 'in_doubt') then 'open'
                       when g.charged_credits > 0 then 'settled' else 'released' end
    or r.settled_credits <> coalesce(g.charged_credits, 0)
