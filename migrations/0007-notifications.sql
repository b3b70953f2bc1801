-- What colleagues are told; and how the outbox is read.

-- One row for each person who is told; the id is that of the step's effect.
create table notification (
  shard smallint not null,
  account text not null,
  id uuid not null,
  person text not null,
  playbook text,
  -- Its name in the playbook: upgrade_won.
  message text not null,
  title text not null,
  -- Markdown with the values in.
  body text not null,
  locale text not null,
  enrollment uuid,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (shard, account, id, person)
);
-- Lists go over all shards, newest first.
create index notification_created on notification (created_at, id, person);
create index notification_unread on notification (person, created_at, id) where read_at is null;

-- What may leave is looked for shard by shard; what is under way by who has it. One index for both was read whole by
-- every statement that names a state, because statistics lag behind a burst.
drop index outbox_due;
create index outbox_due on outbox (shard, channel, due_at, id) where state = 'queued';
create index outbox_under_way on outbox (shard, claimed_by) where state in ('claimed', 'wire');
