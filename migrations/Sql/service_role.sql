do $$
declare
  role_name text := current_setting('viva.role');
begin
  if not exists (select from pg_roles where rolname = role_name) then
    execute format('create role %I login', role_name);
  end if;
  execute format('alter role %I login password %L', role_name, current_setting('viva.password'));
  execute format('grant usage on schema public to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('alter default privileges in schema public grant select, insert, update, delete on tables to %I', role_name);
  execute format('alter default privileges in schema public grant usage on sequences to %I', role_name);
  -- Credits move by the ledger's verbs alone, which act with their owner's rights.
  execute format('revoke insert, update, delete on user_credit_accounts, credit_entries, credit_reservations from %I', role_name);
  execute format('revoke update, delete on payment_notifications from %I', role_name);
  execute format('grant update (verdict, order_id, decided_at) on payment_notifications to %I', role_name);
  execute format('revoke update, delete on bill_entries from %I', role_name);
  execute format('revoke insert, update, delete on risk_account, risk_entries from %I', role_name);
  execute format('revoke update, delete on refund_rules from %I', role_name);
  execute format('revoke update, delete on audit_log from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
end $$;
