-- Thresholds that were the same leave no room between raised and over. Whole numbers need none, and nothing is below zero.
update alert_rules
   set recover_at = case direction when 'above' then least(raise_at * 0.95, raise_at - 0.0001)
                                   else greatest(raise_at * 1.05, raise_at + 0.0001) end
 where recover_at = raise_at and raise_at > 0 and unit <> 'count';
