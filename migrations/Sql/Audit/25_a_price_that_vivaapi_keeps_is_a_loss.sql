-- a job that ended without a video although VivaAPI keeps its price is booked as a loss once, and no other job is
-- risk_entries
select coalesce(g.id::text, e.reference) as job, g.end_cause, g.upstream_cost_fen, e.cost_fen
  from (select * from generations where end_cause in ('no_file', 'task_lost')) g
  full join (select * from risk_entries where kind = 'lose') e on e.reference = 'generation:' || g.id
 where g.id is null or e.id is null or e.cost_fen <> g.upstream_cost_fen or e.user_id <> g.user_id
