-- Which accounts end the process that works on them (docs/faults.md).

-- A worker that lives, from its start to its orderly end. One whose row is here and whose advisory lock is free died.
create table worker (
  worker integer primary key,
  -- By shard, the accounts that it is about to work on; committed before it does, for a while after a worker has died.
  marks jsonb not null default '{}'
);

alter table held_account
  -- Not held for a reason: it was under work when a process died, and is tried alone.
  add column suspect boolean not null default false,
  -- How many processes died while they worked on it alone.
  add column deaths smallint not null default 0;
