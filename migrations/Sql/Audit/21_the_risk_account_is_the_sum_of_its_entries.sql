-- the risk account is the sum of its entries, which form a chain without a gap
-- risk_entries
select a.open_fen, e.open, a.lost_fen, e.lost, a.version, e.entries, e.last
  from risk_account a
  full join (
    select coalesce(sum(case kind when 'write_off' then cost_fen when 'deliver' then -cost_fen when 'clear' then -cost_fen else 0 end), 0)
             as open,
           coalesce(sum(case kind when 'deliver' then cost_fen when 'lose' then cost_fen else 0 end), 0) as lost,
           count(*) as entries, coalesce(max(sequence), 0) as last,
           coalesce((array_agg(open_fen_after order by sequence desc))[1], 0) as open_after,
           coalesce((array_agg(lost_fen_after order by sequence desc))[1], 0) as lost_after
      from risk_entries) e on true
 where a.id is null
    or a.open_fen <> e.open or a.lost_fen <> e.lost
    or a.open_fen <> e.open_after or a.lost_fen <> e.lost_after
    or a.version <> e.entries or a.version <> e.last
