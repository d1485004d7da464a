-- a video that came after the write-off is booked against risk and charged to nobody; what was cleared has no video
-- risk_entries
select coalesce(g.id::text, e.reference) as job, g.state, g.written_off_at, g.charged_credits, e.kind
  from (select * from generations where written_off_at is not null and state = 'succeeded') g
  full join (select * from risk_entries where kind in ('deliver', 'clear')) e on e.reference = 'generation:' || g.id
 where (g.id is null and e.kind = 'deliver')
    or (g.id is not null and e.kind is distinct from 'deliver')
    or g.charged_credits <> 0
