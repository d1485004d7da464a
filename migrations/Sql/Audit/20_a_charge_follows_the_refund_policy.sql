-- what a job was charged is what the policy of its day says, rounded down; a video after the write-off is free
-- generations
select g.id, g.state, g.end_cause, g.end_phase, g.policy_version, r.percent as policy, g.charged_percent, g.price_credits, g.charged_credits
  from generations g
  left join refund_rules r on r.version = g.policy_version and r.cause = g.end_cause and r.phase = g.end_phase
 where g.finished_at is not null
   and (g.charged_percent is distinct from
          case when g.end_phase = 'written_off' then 0
               else coalesce(r.percent, case when g.end_cause = 'delivered' then 100 else 0 end) end
        or g.charged_credits is distinct from g.price_credits * g.charged_percent / 100)
