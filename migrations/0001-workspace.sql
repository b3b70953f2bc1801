-- What is not account-scoped: small, unsharded, a reference table on a cluster.

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz(3) not null
);

create table api_key (
  id uuid primary key,
  kind text not null check (kind in ('admin', 'write')),
  label text not null,
  -- SHA-256 of the whole key; the key itself is shown once and never stored.
  digest text not null unique,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);

create table person (
  id text primary key,
  name text not null,
  first_name text not null,
  email text not null unique,
  phone text,
  zone text,
  booking_link text,
  roles text[] not null default '{}',
  created_at timestamptz(3) not null
);

create table playbook_version (
  playbook text not null,
  version text not null,
  digest text not null,
  files jsonb not null,
  status text not null check (status in ('preparing', 'live', 'retired')),
  published_at timestamptz(3) not null,
  primary key (playbook, version)
);
-- One live version of a playbook at a time.
create unique index playbook_version_live on playbook_version (playbook) where status = 'live';

-- A metric's identity is its definition; playbooks that define it alike share the series.
create table metric (
  id integer primary key,
  definition text not null unique,
  created_at timestamptz(3) not null
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor text not null,
  operation text not null,
  input jsonb not null,
  before jsonb,
  after jsonb
);
create index audit_at on audit (at);

-- The answer that a write with an idempotency key gave, so that it gives the same again.
create table idempotency (
  actor text not null,
  operation text not null,
  key text not null,
  input_digest text not null,
  output jsonb not null,
  at timestamptz(3) not null,
  primary key (actor, operation, key)
);

-- user id, anonymous id, e-mail, alias → contact. Read at the door through a cache.
create table identity (
  kind text not null check (kind in ('user', 'anonymous', 'email', 'alias')),
  value text not null,
  contact text not null,
  created_at timestamptz(3) not null,
  primary key (kind, value)
);

create table contact_account (
  contact text not null,
  account text not null,
  created_at timestamptz(3) not null,
  primary key (contact, account)
);

-- Events whose account can't be told; they enter when a group, identify or import names it.
create table unassigned (
  id bigint generated always as identity primary key,
  contact text,
  event jsonb not null,
  received_at timestamptz(3) not null
);
create index unassigned_contact on unassigned (contact);

-- Who may read the mailbox page: a link that is good once, then the browser it let in. SHA-256 of each, never itself.
create table mailbox_pass (
  digest text primary key,
  kind text not null check (kind in ('link', 'browser')),
  expires_at timestamptz(3) not null
);
