-- Tickets as whatever desk they come from tells of them; the log keeps each event, this is how they stand.
create table ticket (
  shard smallint not null,
  account text not null,
  -- The desk's own.
  id text not null,
  title text,
  kind text,
  priority text,
  contact text,
  escalated boolean not null default false,
  attributes jsonb not null default '{}',
  -- The earliest that anything is known of it.
  opened_at timestamptz(3) not null,
  -- When title, kind, priority and the rest were said last; null: never.
  described_at timestamptz(3),
  answered_at timestamptz(3),
  solved_at timestamptz(3),
  reopened_at timestamptz(3),
  score double precision,
  rated_at timestamptz(3),
  primary key (shard, account, id)
);
-- Listed over all accounts, oldest first.
create index ticket_listed on ticket (opened_at, id, account);

-- Answers to surveys, one row an answer.
create table survey_response (
  shard smallint not null,
  account text not null,
  -- The key of the event that told it.
  id uuid not null,
  survey text not null check (survey in ('nps', 'csat', 'ces')),
  score double precision not null,
  contact text,
  comment text,
  at timestamptz(3) not null,
  primary key (shard, account, id)
);
create index survey_response_listed on survey_response (at, id);

-- Of opportunities that another system keeps: how it calls them.
alter table opportunity
  add column external_id text,
  add column name text;

-- A person's id.
alter table person add column manager text;
