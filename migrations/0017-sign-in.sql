-- Who signs in, apart from the people of the team, to whom they are linked by e-mail. What begins with sign_in_ is read
-- and written by better-auth too (src/surfaces/sign-in), whose ids are texts.

create table sign_in_user (
  id text primary key,
  name text not null,
  -- In lower case.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('owner', 'admin', 'cs_lead', 'csm', 'ae', 'operations', 'partner', 'viewer')),
  locale text,
  theme text check (theme in ('light', 'dark', 'system')),
  zone text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- Somebody who was removed: the audit log still names them.
  ended_at timestamptz(3)
);

create table sign_in_session (
  id text primary key,
  "user" text not null references sign_in_user on delete cascade,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index sign_in_session_user on sign_in_session ("user");

-- A way in: a password (argon2id) or an identity at the provider of single sign-on.
create table sign_in_account (
  id text primary key,
  "user" text not null references sign_in_user on delete cascade,
  provider text not null,
  account text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (provider, account)
);
create index sign_in_account_user on sign_in_account ("user");

-- Steps of a sign-in that is under way.
create table sign_in_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index sign_in_verification_identifier on sign_in_verification (identifier);

create table sign_in_two_factor (
  id text primary key,
  "user" text not null unique references sign_in_user on delete cascade,
  -- Both encrypted.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz(3)
);

create table sign_in_passkey (
  id text primary key,
  "user" text not null references sign_in_user on delete cascade,
  name text,
  public_key text not null,
  credential text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz(3)
);
create index sign_in_passkey_user on sign_in_passkey ("user");

create table sign_in_rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- What signing in must keep: what signs cookies, the client secret of single sign-on. Shown nowhere.
create table sign_in_secret (
  name text primary key,
  value text not null,
  created_at timestamptz(3) not null
);

-- A link that lets somebody in once: the first owner, somebody new, or somebody with a new password. SHA-256 of its token.
create table invitation (
  id uuid primary key,
  digest text not null unique,
  kind text not null check (kind in ('owner', 'join', 'password')),
  email text,
  name text,
  role text,
  invited_by text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index invitation_open on invitation (lower(email)) where used_at is null;

-- Who looks after an account besides its owner: partners see nothing else.
create table account_team (
  shard smallint not null,
  account text not null,
  person text not null references person on delete cascade,
  role text not null,
  since timestamptz(3) not null,
  primary key (shard, account, person, role)
);
create index account_team_person on account_team (person, account);
-- Whose accounts are whose, in any case of letters.
create index account_owned on account (lower(owner));

alter table api_key
  drop constraint api_key_kind_check,
  add constraint api_key_kind_check check (kind in ('admin', 'write', 'metrics', 'scoped')),
  -- Of a scoped key alone.
  add column permissions text[],
  add constraint api_key_permissions check ((kind = 'scoped') = (permissions is not null));

create index audit_actor on audit (actor, id);
create index audit_operation on audit (operation, id);
create index audit_account on audit ((input ->> 'account'), id) where input ? 'account';
