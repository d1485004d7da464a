-- a budget holds what its open jobs hold, and has used what they spent
-- credit_budgets
select coalesce(b.id, g.budget_id) as budget_id, b.reserved_credits, coalesce(g.held, 0) as held, b.used_credits, coalesce(g.spent, 0) as spent
  from credit_budgets b
  full join (
    select j.budget_id, sum(case when r.state = 'open' then r.held_credits else 0 end) as held, sum(r.settled_credits) as spent
      from generations j join credit_reservations r on r.reference = 'generation:' || j.id
     where j.budget_id is not null group by j.budget_id) g on g.budget_id = b.id
 where b.reserved_credits is distinct from coalesce(g.held, 0) or b.used_credits is distinct from coalesce(g.spent, 0)
