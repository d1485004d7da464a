-- available credits are the sum of the entries
-- user_credit_accounts
select a.user_id, a.available_credits, coalesce(e.total, 0) as entries
  from user_credit_accounts a
  full join (
    select user_id, sum(case kind when 'grant' then amount when 'release' then amount when 'restore' then amount when 'adjust' then amount
                                  when 'reserve' then -amount when 'revoke' then -amount else 0 end) as total
      from credit_entries group by user_id) e on e.user_id = a.user_id
 where a.available_credits is distinct from coalesce(e.total, 0)
