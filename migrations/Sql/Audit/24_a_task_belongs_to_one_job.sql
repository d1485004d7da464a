-- a task of VivaAPI's belongs to one job
-- generations
select task_id, count(*) as jobs, array_agg(id) as job_ids from generations where task_id is not null group by task_id having count(*) > 1
