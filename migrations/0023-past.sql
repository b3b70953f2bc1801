-- The past: which configuration was in force when, and what a draft would have made of it.

-- Which version of a playbook was live from when on; a version that is taken live again has another row.
create table live_version (
  playbook text not null,
  live_at timestamptz(3) not null,
  version text not null,
  primary key (playbook, live_at)
);
-- Of what went live before this was kept, the day of its publication is known.
insert into live_version (playbook, live_at, version)
select playbook, published_at, version from playbook_version where status in ('live', 'retired')
    on conflict do nothing;

-- Replays of the log under a draft, beside the same replay under what is live.
create table back_test (
  run uuid primary key,
  playbook text not null,
  version text not null,
  -- The draft's files as they were when it was asked for.
  files jsonb not null,
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null,
  months smallint not null,
  -- How many accounts at most; null: all.
  accounts integer,
  -- Within so many days after a signal the account's growth or loss counts as what it ended in.
  outcome_days smallint not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  asked_at timestamptz(3) not null,
  asked_by text not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  -- When the process that runs it last said so: silent for long, it has died.
  alive_at timestamptz(3),
  progress double precision not null default 0,
  summary jsonb,
  problem text
);
create index back_test_listed on back_test (asked_at desc, run desc);
create index back_test_waiting on back_test (asked_at) where status in ('queued', 'running');

-- What would have been otherwise, one row a change; read by run and kind, in the order of their places.
create table back_test_change (
  run uuid not null references back_test on delete cascade,
  kind text not null check (kind in ('band', 'signal', 'entry', 'message')),
  place integer not null,
  account text not null,
  at timestamptz(3) not null,
  detail jsonb not null,
  primary key (run, kind, place)
);
create index back_test_change_account on back_test_change (run, account);
