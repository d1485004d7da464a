-- the account stands where its last entry left it
-- user_credit_accounts
select a.user_id, a.version, a.available_credits, a.reserved_credits, e.sequence, e.available_after, e.reserved_after
  from user_credit_accounts a
  left join lateral (
    select sequence, available_after, reserved_after from credit_entries e
     where e.user_id = a.user_id order by sequence desc limit 1) e on true
 where a.version is distinct from coalesce(e.sequence, 0)
    or a.available_credits is distinct from coalesce(e.available_after, 0)
    or a.reserved_credits is distinct from coalesce(e.reserved_after, 0)
