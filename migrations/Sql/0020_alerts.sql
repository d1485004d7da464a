-- Notes each change of what a customer may use or has used. Only added, so that jobs which end at once do not wait for each other; a worker
-- adds them up and looks at the customers concerned. What is merely held (reserved) is no change.
create function note_quota_change() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into quota_changes (user_id, quota, used) values (new.user_id, new.quota, new.used);
  elsif new.quota <> old.quota or new.used <> old.used then
    insert into quota_changes (user_id, quota, used) values (new.user_id, new.quota - old.quota, new.used - old.used);
  end if;
  return null;
end $$;

create trigger user_viva_api_keys_changed
  after insert or update of quota, used on user_viva_api_keys for each row execute function note_quota_change();

update quota_totals set (quota, used) = (
  select coalesce(sum(k.quota), 0), coalesce(sum(k.used), 0) from user_viva_api_keys k);

insert into quota_changes (user_id, quota, used)
select user_id, 0, 0 from user_viva_api_keys where quota > 0 and used >= quota * 0.75;
