-- What status and /metrics count must cost the same with ten million events as with ten.

-- Dead letters stay for good, among all that was ever sent.
create index outbox_dead on outbox (channel, finished_at) where state = 'dead';
-- Events in quarantine are large; their reasons are few.
create index quarantine_reason on quarantine (reason);
-- Messages that a person is to look at were counted by reading all messages.
create index message_review on message (shard) where state = 'review';
-- Lists over all shards in their order, which sorted everything for each page.
create index quarantine_listed on quarantine (at desc, id desc);
create index signal_listed on signal (raised_at, id);
create index unassigned_listed on unassigned (received_at, id);

-- How many shards' series are filled already, of a version that is being prepared.
alter table playbook_version add column prepared smallint not null default 0;

-- 'metrics' reads status and /metrics and nothing else, so that a monitoring system needs no admin key.
alter table api_key
  drop constraint api_key_kind_check,
  add constraint api_key_kind_check check (kind in ('admin', 'write', 'metrics'));
