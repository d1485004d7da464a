-- When customers were shown their own VivaAPI keys is evidence: what was written once stays.
create trigger viva_key_reveals_append_only
  before update or delete on viva_key_reveals for each row execute function refuse_change();
create trigger viva_key_reveals_no_truncate
  before truncate on viva_key_reveals for each statement execute function refuse_change();
