-- the reserved quota is what open jobs hold
-- user_viva_api_keys
select coalesce(k.user_id, g.user_id) as user_id, k.reserved, coalesce(g.total, 0) as open_jobs
  from user_viva_api_keys k
  full join (
    select user_id, sum(price_credits) as total from generations
     where state in ('queued', 'submitting', 'running', 'in_doubt') group by user_id) g on g.user_id = k.user_id
 where k.reserved is distinct from coalesce(g.total, 0)
