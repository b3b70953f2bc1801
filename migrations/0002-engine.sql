-- The engine's tables. `shard` comes first in every key: one writer at a time owns a shard.

create table shard (
  shard smallint primary key,
  -- Logical time never goes back behind this.
  last_at timestamptz(3) not null default '-infinity'
);

create table inbox (
  shard smallint not null,
  id bigint generated always as identity,
  lane smallint not null,
  account text not null,
  received_at timestamptz(3) not null,
  event jsonb not null,
  primary key (shard, lane, id)
);
-- Lanes choose between accounts, never within one: a chosen account's rows are read in order whatever their lane.
create index inbox_account on inbox (shard, account, id);
alter table inbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0);

-- Names of events by number would save space; text keeps the log readable with psql.
create table event (
  shard smallint not null,
  account text not null,
  key uuid not null,
  occurred_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  name text not null,
  source text not null,
  contact text,
  history boolean not null,
  root uuid not null,
  depth smallint not null,
  properties jsonb not null
) partition by range (occurred_at);
create index event_account on event (shard, account, occurred_at, key);
create index event_key on event (shard, key);

-- What could not be recorded: kept, shown with its reason, replayable.
create table quarantine (
  shard smallint not null,
  id uuid not null,
  account text not null,
  at timestamptz(3) not null,
  reason text not null,
  message text not null,
  event jsonb not null,
  -- The stored event with the same key and other content.
  stored jsonb,
  primary key (shard, id)
);

-- An account that made the tick fail: its inbox rows stay in order until it is released.
create table held_account (
  shard smallint not null,
  account text not null,
  at timestamptz(3) not null,
  reason text not null,
  primary key (shard, account)
);

-- One row per account, metric, member and month; `days` has a value per day of the month (sum, count, max),
-- `mask` a bit per day (distinct contacts: the member is the contact).
create table series (
  shard smallint not null,
  account text not null,
  metric integer not null,
  member text not null,
  month date not null,
  days bigint[],
  -- How many events each day's value is made of: for means, and for days on which the sum is 0.
  counts integer[],
  mask integer,
  primary key (shard, account, metric, member, month)
);

-- Per metric and member: when it was first and last seen, and the value then.
create table latest (
  shard smallint not null,
  account text not null,
  metric integer not null,
  member text not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  last_key uuid not null,
  value jsonb,
  primary key (shard, account, metric, member)
);

create table account_state (
  shard smallint not null,
  account text not null,
  -- Logical time of the last thing that happened to the account.
  last_at timestamptz(3) not null,
  -- When a fact that its scores or signals read next changes by time alone; the same instant stands in timer.
  due_at timestamptz(3),
  -- Scores and health with band and why, by name: what lists show and `why` opens.
  scores jsonb not null,
  primary key (shard, account)
);

-- Every change of a score or health, with the factors that add up to it.
create table score (
  shard smallint not null,
  account text not null,
  name text not null,
  at timestamptz(3) not null,
  value double precision,
  band text,
  why jsonb not null,
  -- The event, or the timer, at which it changed.
  cause uuid not null,
  primary key (shard, account, name, at, cause)
);

create table signal (
  shard smallint not null,
  id uuid not null,
  account text not null,
  playbook text not null,
  kind text not null,
  direction text not null,
  pattern text not null,
  status text not null check (status in ('raised', 'blocked', 'standing', 'acknowledged', 'qualified', 'dismissed', 'handed_over', 'won', 'lost', 'expired')),
  strength text,
  level double precision,
  raised_at timestamptz(3) not null,
  until timestamptz(3),
  closed_at timestamptz(3),
  reason text,
  evidence jsonb not null,
  primary key (shard, account, id)
);

create table enrollment (
  shard smallint not null,
  account text not null,
  id uuid not null,
  playbook text not null,
  version text not null,
  journey text not null,
  -- The instant for which a timer stands; not indexed, so that a step costs one heap-only update.
  due_at timestamptz(3),
  status text not null check (status in ('running', 'exited', 'held_out')),
  outcome text,
  entered_at timestamptz(3) not null,
  exited_at timestamptz(3),
  -- Where it stands: cursor, visits, anchors, answers, what it waits for (pure/journey).
  state jsonb not null,
  primary key (shard, account, id)
) with (fillfactor = 70);

-- What each step saw and why it chose; also the engine's audit.
create table step_run (
  shard smallint not null,
  account text not null,
  enrollment uuid not null,
  ordinal integer not null,
  step text not null,
  at timestamptz(3) not null,
  did text not null,
  saw jsonb not null,
  primary key (shard, account, enrollment, ordinal)
);

-- Due times; enrollment is the nil UUID for the account's own (scores that change with time).
create table timer (
  shard smallint not null,
  due_at timestamptz(3) not null,
  account text not null,
  enrollment uuid not null,
  primary key (shard, due_at, account, enrollment)
);
alter table timer set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0);

create table outbox (
  shard smallint not null,
  id uuid not null,
  account text not null,
  channel text not null,
  payload jsonb not null,
  created_at timestamptz(3) not null,
  -- Not delivered after this: its word has gone stale.
  useful_until timestamptz(3) not null,
  state text not null check (state in ('queued', 'claimed', 'wire', 'sent', 'in_doubt', 'dead', 'dropped')),
  attempts smallint not null default 0,
  due_at timestamptz(3) not null,
  claimed_by integer,
  claimed_at timestamptz(3),
  reason text,
  finished_at timestamptz(3),
  primary key (shard, id)
);
-- Only what is still to be delivered is looked for by time.
create index outbox_due on outbox (due_at) where state in ('queued', 'claimed', 'wire');
-- What waits for a person's word is counted on every look into the mailbox.
create index outbox_in_doubt on outbox (shard) where state = 'in_doubt';
create sequence worker_id as integer;
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0);
