-- How many stand where, and what became of the others: sums that a tick adds to, a shard its own rows, so that nobody
-- waits for anybody and nobody counts. `bucket` is for waits; see journey-sums.ts for what each kind means.
create table journey_sum (
  shard smallint not null,
  playbook text not null,
  journey text not null,
  version text not null,
  kind text not null,
  name text not null,
  bucket smallint not null,
  count bigint not null,
  primary key (shard, playbook, journey, version, kind, name, bucket)
) with (fillfactor = 50);

-- Who stands at which step, longest first: the list of a step over all accounts. A timer stands for a wait, comes and goes
-- with it, and says where, so that no column of `enrollment` that a step changes has an index. Who waits for no time has
-- one that is never due; an account's own stands at no step.
alter table timer
  add column playbook text,
  add column journey text,
  add column step text,
  add column since timestamptz(3);
create index timer_stands on timer (playbook, journey, step, since, enrollment) where step is not null;

-- Journeys that stand still for everybody, in all their versions.
create table journey_pause (
  playbook text not null,
  journey text not null,
  paused_at timestamptz(3) not null,
  paused_by text not null,
  reason text,
  primary key (playbook, journey)
);

-- Who was in a journey is listed by when they entered, all journeys journey by journey. No index has a column that changes
-- with a step or when they leave, so that an enrollment's update stays heap-only all its life.
create index enrollment_of_journey on enrollment (playbook, journey, entered_at, id);
drop index enrollment_listed;

-- What is counted of those who are there already; how long they waited is not known.
insert into journey_sum (shard, playbook, journey, version, kind, name, bucket, count)
select shard, playbook, journey, version, kind, name, 0, count(*)
  from enrollment,
       lateral (select state::jsonb as state) as stored,
       lateral (
         select case when status = 'held_out' then 'held_out' else 'entered' end as kind, '' as name
          union all select 'running', '' where status = 'running'
          union all select 'goal', '' where stored.state ? 'reachedGoalAt'
          union all select 'outcome', coalesce(outcome, '') where status = 'exited'
          union all select 'in_stage', stored.state ->> 'stage' where status = 'running' and stored.state ? 'stage'
          union all select 'reached', stored.state ->> 'stage' where stored.state ? 'stage'
          union all select 'standing', stored.state #>> '{waiting,step}' where status = 'running' and stored.state ? 'waiting'
          union all select 'passed', visited from jsonb_object_keys(stored.state -> 'visits') as visited) as counted
 group by 1, 2, 3, 4, 5, 6;

insert into timer (shard, due_at, account, enrollment, playbook, journey, step, since)
select shard, coalesce(due_at, 'infinity'), account, id, playbook, journey, state::jsonb #>> '{waiting,step}',
       to_timestamp((state::jsonb ->> 'stageStartedAt')::double precision / 1000)
  from enrollment
 where status = 'running' and state::jsonb ? 'waiting'
    on conflict (shard, due_at, account, enrollment)
       do update set playbook = excluded.playbook, journey = excluded.journey, step = excluded.step, since = excluded.since;

-- When a deal is expected, by whoever leads it. What is listed in other orders than by its beginning has an index each.
alter table opportunity add column expected_on date;
-- A link names one without its account.
create index opportunity_id on opportunity (id);
create index opportunity_updated on opportunity (updated_at, id);
create index opportunity_value on opportunity (coalesce(estimated_value_minor, -1), id);
create index opportunity_expected on opportunity (coalesce(expected_on, 'infinity'::date), id);

-- What customers write back, beside the log, so that the mailbox lists it between what was written to them.
create table reply (
  shard smallint not null,
  account text not null,
  -- The key of the event that told it.
  id uuid not null,
  contact text,
  -- The message that it answers, where that is known.
  message uuid,
  text text,
  at timestamptz(3) not null,
  primary key (shard, account, id)
);
create index reply_listed on reply (at, id);
insert into reply (shard, account, id, contact, message, text, at)
select shard, account, key, contact,
       case when properties ->> 'id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (properties ->> 'id')::uuid end,
       left(properties ->> 'text', 100000), occurred_at
  from event
 where name = 'email.replied'
    on conflict do nothing;

-- People sign in; the one-time link to the mailbox is gone.
drop table mailbox_pass;
