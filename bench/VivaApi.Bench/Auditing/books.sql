-- Right books of :accounts accounts with 100 entries each: a paid order, 49 videos made, one waiting. Written as sets and past the
-- triggers, which would take their time for every row; the audit that follows tells whether it was done right.
set session_replication_role = replica;

create temp table story as
select md5('user' || a)::uuid as user_id, a from generate_series(1, :accounts) a;

insert into orders (id, user_id, out_trade_no, package_code, package_name, amount_fen, credits, includes_dedicated_key, channel, state,
                    trade_no, created_at, expires_at, paid_at)
select md5('order' || a)::uuid, user_id, 'BENCH' || a, 'bench', 'bench', 100000, 1000, false, 'page', 'paid',
       'T' || a, timestamptz '2026-01-01', timestamptz '2026-01-02', timestamptz '2026-01-01'
  from story;

insert into generations (id, user_id, prompt, model_code, upstream_model, route, duration_seconds, aspect_ratio, image_urls, price_credits,
                         upstream_cost_fen, state, progress, submit_attempts, unknown_answers, file_name, file_bytes, created_at,
                         finished_at, charged_credits, charged_percent, end_cause, end_phase)
select md5('job' || a || '.' || j)::uuid, user_id, 'a cat in the rain', 'veo3', 'veo3', 'operators_generate', 5, '16:9', '{}', 15, 375,
       case when j = 50 then 'queued' else 'succeeded' end, 0, 1, 0,
       case when j < 50 then 'x.mp4' end, case when j < 50 then 1 end, timestamptz '2026-01-01' + j * interval '1 hour',
       case when j < 50 then timestamptz '2026-01-01' + j * interval '1 hour' + interval '5 minutes' end,
       case when j < 50 then 15 end, case when j < 50 then 100 end, case when j < 50 then 'delivered' end, case when j < 50 then 'running' end
  from story, generate_series(1, 50) j;

insert into credit_reservations (reference, user_id, state, held_credits, settled_credits, opened_at, resolved_at)
select 'generation:' || id, user_id, case state when 'queued' then 'open' else 'settled' end, 15,
       case state when 'queued' then 0 else 15 end, created_at, finished_at
  from generations;

insert into credit_entries (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
select md5('grant' || a)::uuid, user_id, 1, 'grant', 1000, 1000, 0, 'order:' || md5('order' || a)::uuid, timestamptz '2026-01-01'
  from story
union all
select md5('reserve' || a || '.' || j)::uuid, user_id, 2 * j, 'reserve', 15, 1000 - 15 * j, 15, 'generation:' || md5('job' || a || '.' || j)::uuid,
       timestamptz '2026-01-01' + j * interval '1 hour'
  from story, generate_series(1, 50) j
union all
select md5('settle' || a || '.' || j)::uuid, user_id, 2 * j + 1, 'settle', 15, 1000 - 15 * j, 0, 'generation:' || md5('job' || a || '.' || j)::uuid,
       timestamptz '2026-01-01' + j * interval '1 hour' + interval '5 minutes'
  from story, generate_series(1, 49) j;

insert into user_credit_accounts (user_id, available_credits, reserved_credits, version, moved_at)
select user_id, 250, 15, 100, timestamptz '2026-01-01' + 50 * interval '1 hour' from story;

insert into user_viva_api_keys (user_id, quota, used, reserved, key_kind, created_at, updated_at)
select user_id, 1000, 735, 15, 'shared', timestamptz '2026-01-01', timestamptz '2026-01-01' from story;
