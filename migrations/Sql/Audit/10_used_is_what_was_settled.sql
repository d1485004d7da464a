-- the used quota is what was settled
-- user_viva_api_keys
select k.user_id, k.used, coalesce(e.total, 0) as settled
  from user_viva_api_keys k
  left join (select user_id, sum(amount) as total from credit_entries where kind = 'settle' group by user_id) e on e.user_id = k.user_id
 where k.used <> coalesce(e.total, 0)
