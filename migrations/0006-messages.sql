-- Threads, reviews, answers and signed links of messages; how a contact may be written to.

alter table contact
  -- The address that refused mail for good: another address is written to again.
  add column bounced_address text,
  add column unsubscribed_at timestamptz(3),
  -- When they replied, clicked or answered: ascending ms, at most 50 of the last 90 days.
  add column heard jsonb not null default '[]';
-- Whoever unsubscribes does so in every account that knows the address.
create index contact_address on contact (lower(email)) where email is not null;
-- Whom mail goes to is asked for by each tick, of accounts that may have thousands of contacts.
create index contact_primary on contact (shard, account) where is_primary;
create index contact_role on contact (shard, account, lower(role), id collate "C") where role is not null;
create index contact_first on contact (shard, account, id collate "C");

alter table message
  drop constraint message_state_check,
  -- 'review': a person looks at it before it leaves; 'discarded': a person took it away.
  add constraint message_state_check check (state in ('queued', 'refused', 'review', 'discarded')),
  -- Which kind of thing a refused one lacks: value-missing, unsubscribed.
  add column refusal text,
  -- Its own Message-ID, and those of the thread before it.
  add column message_id text,
  add column thread_ids jsonb not null default '[]',
  -- What its reader may answer.
  add column answers jsonb not null default '[]',
  -- What the reader has answered: {answer, fields, at}.
  add column answered jsonb,
  -- Of one in review: the mail as it will leave.
  add column mail jsonb;
-- A signed link names the shard and the message.
create index message_id on message (shard, id);

-- Secrets that sign what leaves in mails; read by no list. A random UUID has 122 random bits.
create table signing_key (
  name text primary key,
  secret text not null
);
insert into signing_key (name, secret)
values ('links', replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

-- A follow-up to what has left already continues its thread.
update message set message_id = outbox.payload ->> 'messageId'
  from outbox
 where outbox.shard = message.shard and outbox.id = message.id;
