-- The studio: drafts of playbooks, and what becomes of those who are inside when a version goes live.

-- Who published it: a person's id, or the kind and id of a key.
alter table playbook_version add column published_by text;

-- One working copy a playbook, for all who write it.
create table playbook_draft (
  playbook text primary key,
  -- The version that it began from; null: a new playbook.
  base text,
  -- Goes up with every save.
  revision integer not null,
  files jsonb not null,
  -- By file, also one that is gone: the revision that changed it last, who and when.
  changes jsonb not null,
  opened_at timestamptz(3) not null,
  opened_by text not null,
  saved_at timestamptz(3) not null,
  saved_by text not null
);

-- Each time a version was made live by a person, and how far those inside have been asked to come along.
create table publication (
  id uuid primary key,
  playbook text not null,
  version text not null,
  kind text not null check (kind in ('publish', 'roll back')),
  published_at timestamptz(3) not null,
  published_by text not null,
  inside text not null check (inside in ('finish', 'move', 'leave')),
  -- By version and journey that is left: what is decided for each step.
  plan jsonb not null,
  state text not null check (state in ('preparing', 'moving', 'done', 'overtaken')),
  shards_done smallint not null default 0,
  -- In the shard after those: the last who was asked.
  after_account text not null default '',
  after_enrollment uuid,
  asked integer not null default 0,
  finished_at timestamptz(3)
);
create index publication_listed on publication (playbook, published_at desc);
create index publication_open on publication (published_at) where state in ('preparing', 'moving');
