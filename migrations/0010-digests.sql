-- Signals that are watched and responded to in time; mails that tell of many signals at once.

alter table signal
  -- When another signal last made it stronger, and when it was last said again at a further level.
  add column stronger_at timestamptz(3),
  add column said_at timestamptz(3),
  -- It was watched to its end while its condition held, and is not raised again before that has ended.
  add column watched boolean not null default false;

alter table notification
  -- The signal that it tells of.
  add column signal uuid,
  -- 'waiting': the mail of the next business morning takes it along; 'taken': one has. Null: it was mailed at once.
  add column digest text check (digest in ('waiting', 'taken'));
create index notification_waiting on notification (person, shard, created_at) where digest = 'waiting';

-- The mornings on which somebody got a mail of many signals, and the weeks whose review they have had, empty or not.
create table digest (
  person text not null,
  kind text not null check (kind in ('morning', 'week')),
  -- Of that morning, by the person's own clock.
  day date not null,
  primary key (person, kind, day)
);
