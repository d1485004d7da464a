-- a job that was written off is in the risk account with its cost, and no other job is
-- risk_entries
select coalesce(g.id::text, e.reference) as job, g.state, g.written_off_at, g.upstream_cost_fen, e.cost_fen, e.credits
  from (select * from generations where written_off_at is not null) g
  full join (select * from risk_entries where kind = 'write_off') e on e.reference = 'generation:' || g.id
 where g.id is null or e.id is null
    or e.user_id <> g.user_id or e.cost_fen <> g.upstream_cost_fen or e.credits <> g.price_credits
