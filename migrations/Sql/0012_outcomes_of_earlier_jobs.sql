-- Jobs that ended before ends had causes: what is known of them is said in the new words. All were charged wholly or not at all.
update generations
   set charged_percent = case when state = 'succeeded' then 100 else 0 end,
       charged_credits = case when state = 'succeeded' then price_credits else 0 end,
       end_cause = case when state = 'succeeded' then 'delivered'
                        when state = 'cancelled' then 'cancelled'
                        when state = 'written_off' then 'outcome_unknown'
                        when error_code in ('upstream_unavailable', 'content_refused', 'request_refused', 'no_file', 'task_lost') then error_code
                        else 'provider_failed' end,
       end_phase = case when state = 'cancelled' then 'queued'
                        when state = 'written_off' then 'in_doubt'
                        when error_code in ('upstream_unavailable', 'content_refused', 'request_refused') then 'submitting'
                        else 'running' end,
       written_off_at = case when state = 'written_off' then finished_at end
 where finished_at is not null;

select risk_post(case state when 'written_off' then 'write_off' else 'lose' end, user_id, price_credits, upstream_cost_fen,
                 'generation:' || id, 'From before the risk account was kept.', finished_at)
  from generations
 where state = 'written_off' or end_cause in ('no_file', 'task_lost')
 order by finished_at;
