-- The operator's risk account: one movement, under the account's row lock, once for its reference and kind.
-- write_off: maybe paid for nothing. deliver: it was, the customer has the video. clear: it was not. lose: paid, and there is no video.
create function risk_post(p_kind text, p_user uuid, p_credits bigint, p_cost bigint, p_reference text, p_reason text, p_now timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  account risk_account;
  written_off risk_entries;
begin
  select * into account from risk_account where id = 1 for update;
  if exists (select from risk_entries where reference = p_reference and kind = p_kind) then
    return 'repeated';
  end if;
  if p_kind in ('deliver', 'clear') then
    select * into written_off from risk_entries where reference = p_reference and kind = 'write_off';
    if not found or written_off.cost_fen <> p_cost or written_off.credits <> p_credits or written_off.user_id <> p_user then
      return 'not_written_off';
    end if;
    if exists (select from risk_entries where reference = p_reference and kind in ('deliver', 'clear')) then
      return 'resolved_otherwise';
    end if;
  end if;

  update risk_account a
     set open_fen = a.open_fen + case p_kind when 'write_off' then p_cost when 'deliver' then -p_cost when 'clear' then -p_cost else 0 end,
         lost_fen = a.lost_fen + case p_kind when 'deliver' then p_cost when 'lose' then p_cost else 0 end,
         version = a.version + 1
   where a.id = 1
  returning * into account;
  insert into risk_entries
      (id, sequence, kind, user_id, reference, credits, cost_fen, open_fen_after, lost_fen_after, reason, created_at)
    values (ledger_id(p_now), account.version, p_kind, p_user, p_reference, p_credits, p_cost,
            account.open_fen, account.lost_fen, p_reason, p_now);
  return 'applied';
end $$;

create trigger risk_entries_append_only
  before update or delete on risk_entries for each row execute function refuse_change();
create trigger risk_entries_no_truncate
  before truncate on risk_entries for each statement execute function refuse_change();
