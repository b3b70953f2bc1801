-- The sample company, and imports that are run from the browser.

-- Accounts of the sample company: nothing that is written for them ever leaves this machine.
create table sample_account (
  shard smallint not null,
  account text not null,
  primary key (shard, account)
);
-- The mark that lists and pages show.
alter table account add column sample boolean not null default false;
alter table person add column sample boolean not null default false;

-- At most one row: how far loading or removing it is, and what was set for it.
create table sample_company (
  one boolean primary key default true check (one),
  -- 'removed' keeps the word on what stayed.
  state text not null check (state in ('loading', 'loaded', 'removing', 'removed', 'failed')),
  step text not null,
  done integer not null default 0,
  of_all integer not null default 0,
  -- Who asked for it, and the person whose book is a part of it.
  actor text not null,
  person text,
  at timestamptz(3) not null,
  -- Shows that somebody is at work on it.
  seen_at timestamptz(3) not null,
  -- Settings that were not set before it came.
  settings jsonb not null default '{}',
  message text
);

-- A file that somebody has sent; its bytes lie in the folder of uploads.
create table upload (
  id uuid primary key,
  name text not null,
  bytes bigint not null,
  actor text not null,
  at timestamptz(3) not null
);

-- One run of a file through a map.
create table import_run (
  id uuid primary key,
  upload uuid not null references upload (id),
  file text not null,
  kind text not null,
  map text not null,
  dry_run boolean not null,
  -- Whose refused rows it brings in again.
  earlier uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  stopping boolean not null default false,
  actor text not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  finished_at timestamptz(3),
  bytes_read bigint not null default 0,
  bytes bigint not null,
  -- Counts, what was compared with the log, the first events and refused rows.
  outcome jsonb not null default '{}',
  message text
);
create index import_run_listed on import_run (created_at desc, id desc);
create index import_run_open on import_run (created_at) where state in ('waiting', 'running');

-- Maps that were used, recognised by the columns of the file.
create table import_mapping (
  kind text not null,
  columns text[] not null,
  map text not null,
  file text not null,
  used_at timestamptz(3) not null,
  primary key (kind, columns)
);

-- What a person has said of the first steps: the checklist put away.
create table first_steps (
  person text primary key,
  dismissed_at timestamptz(3) not null
);
