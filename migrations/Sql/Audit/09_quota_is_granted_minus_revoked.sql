-- the quota is what was granted and corrected, minus what was revoked and not restored
-- user_viva_api_keys
select coalesce(k.user_id, e.user_id) as user_id, k.quota, coalesce(e.total, 0) as granted_minus_revoked
  from user_viva_api_keys k
  full join (
    select user_id, sum(case kind when 'revoke' then -amount else amount end) as total
      from credit_entries where kind in ('grant', 'revoke', 'restore', 'adjust') group by user_id) e on e.user_id = k.user_id
 where k.quota is distinct from coalesce(e.total, 0)
