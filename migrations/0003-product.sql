-- Records that features own. Current values; `change` keeps what they were, with valid-from.

create table account (
  shard smallint not null,
  id text not null,
  name text,
  owner text,
  zone text,
  segment text,
  created_on date,
  attributes jsonb not null default '{}',
  -- Field → [instant, key] of the event that set it: the later event time wins, ties by key.
  set_at jsonb not null default '{}',
  primary key (shard, id)
);
-- Accounts are listed over all shards by id.
create index account_id on account (id);

create table change (
  shard smallint not null,
  account text not null,
  subject text not null,
  field text not null,
  at timestamptz(3) not null,
  value jsonb,
  primary key (shard, account, subject, field, at)
);

create table contact (
  shard smallint not null,
  account text not null,
  id text not null,
  name text,
  first_name text,
  email text,
  zone text,
  locale text,
  role text,
  is_primary boolean not null default false,
  attributes jsonb not null default '{}',
  set_at jsonb not null default '{}',
  primary key (shard, account, id)
);

create table contract (
  shard smallint not null,
  account text not null,
  id text not null,
  plan text,
  starts_on date not null,
  ends_on date,
  arr_minor bigint not null,
  currency text not null,
  attributes jsonb not null default '{}',
  -- The event that recorded it last: the later event time wins, ties by key.
  recorded_at timestamptz(3) not null,
  recorded_key uuid not null,
  primary key (shard, account, id)
);

create table message (
  shard smallint not null,
  account text not null,
  id uuid not null,
  playbook text,
  name text not null,
  enrollment uuid,
  contact text,
  from_person text,
  -- 'refused' needs a person: a value that the text needs is missing.
  state text not null check (state in ('queued', 'refused')),
  reason text,
  to_address text,
  subject text,
  body text,
  locale text,
  -- Of a refused one: what the step asked for, to try again once the data is there.
  request jsonb,
  created_at timestamptz(3) not null,
  primary key (shard, account, id)
);
-- The mailbox lists all shards, newest first.
create index message_created on message (created_at, id);
create index message_refused on message (shard) where state = 'refused';

create table task (
  shard smallint not null,
  account text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  playbook text,
  version text,
  enrollment uuid,
  step text,
  assignee text,
  role text,
  -- Texts by locale and the values of that moment: {bodies, values}; filled in when somebody reads it.
  guide jsonb,
  -- The form as it stood when the task was made: {id, title, fields}.
  form jsonb,
  created_at timestamptz(3) not null,
  due_at timestamptz(3),
  status text not null check (status in ('open', 'done', 'cancelled')),
  answers jsonb,
  done_at timestamptz(3),
  done_by text,
  primary key (shard, account, id)
);
-- Lists go by due time over all shards; what has none comes last.
create index task_open on task (coalesce(due_at, 'infinity'), id) where status = 'open';

create table meeting (
  shard smallint not null,
  account text not null,
  id text not null,
  contact text,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  status text not null check (status in ('booked', 'cancelled', 'no_show')),
  created_at timestamptz(3) not null,
  -- When the newest event about it happened: an older one that comes late changes nothing.
  changed_at timestamptz(3) not null,
  primary key (shard, account, id)
);

create table opportunity (
  shard smallint not null,
  account text not null,
  id uuid not null,
  type text not null,
  source text not null,
  score double precision,
  factors jsonb not null,
  estimated_value_minor bigint,
  currency text,
  assigned_to text,
  stage text not null,
  probability double precision,
  enrollment uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (shard, account, id)
);
create index opportunity_listed on opportunity (created_at, id);
