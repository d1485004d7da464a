-- The number of the refund policy that is in force: the default of a new job.
create function current_refund_policy() returns int
language plpgsql stable as $$
begin
  return (select max(version) from refund_policies where effective_from <= now());
end $$;
