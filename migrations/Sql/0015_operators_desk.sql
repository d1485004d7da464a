-- Customers are found by the beginning of their address, whatever the database's collation.
create index ix_users_email_beginning on users (normalized_email text_pattern_ops);

-- Who has used most of their quota, most first, in parts per million. Only those who have used half of it are in the index: most jobs end
-- without touching it. (nullif, because a plan may look at the share before it looks at the condition.)
create index ix_user_viva_api_keys_most_used
  on user_viva_api_keys ((used * 1000000 / nullif(quota, 0)), user_id) where quota > 0 and used * 2 >= quota;
