-- One refill is open at a time, over all copies of the service: what is bought while another purchase may have been made is bought twice.
create unique index ix_viva_refills_one_open on viva_refills ((true)) where state in ('requested', 'buying', 'unknown');
