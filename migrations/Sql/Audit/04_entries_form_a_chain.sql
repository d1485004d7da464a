-- each entry's balances and time follow from the entry before it, without a gap
-- credit_entries
select id, user_id, sequence, kind, amount, available_after, reserved_after, available_before, reserved_before, created_at
  from (
    select e.*,
           coalesce(lag(available_after) over chain, 0) as available_before,
           coalesce(lag(reserved_after) over chain, 0) as reserved_before,
           coalesce(lag(sequence) over chain, 0) as sequence_before,
           lag(created_at) over chain as created_before
      from credit_entries e
    window chain as (partition by user_id order by sequence)) e
 where sequence <> sequence_before + 1
    or created_at < created_before
    or available_after <> available_before
         + case kind when 'grant' then amount when 'release' then amount when 'restore' then amount when 'adjust' then amount
                     when 'reserve' then -amount when 'revoke' then -amount else 0 end
    or reserved_after <> reserved_before
         + case kind when 'reserve' then amount when 'settle' then -amount when 'release' then -amount else 0 end
