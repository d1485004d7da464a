-- What Alipay's bills said is evidence, as are the notifications.
create trigger bill_entries_kept
  before update or delete on bill_entries for each row execute function refuse_change();
create trigger bill_entries_no_truncate
  before truncate on bill_entries for each statement execute function refuse_change();
