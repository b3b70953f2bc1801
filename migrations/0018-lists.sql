-- Lists are kept in memory by every process that shows them: a shard's number says whether anything in it is new, an
-- account's with which tick of its shard it was written last. Not indexed, so that a tick's update stays beside its row.
alter table shard add column revision bigint not null default 0;
alter table account_state add column revision bigint not null default 0;

-- A list as somebody arranged it: which accounts, which columns, in what order.
create table saved_view (
  id uuid primary key,
  -- Of what: accounts, and the lists of other screens by their names.
  list text not null,
  name text not null,
  -- The person (or key) whose it is; shared: everybody sees it, and who owns it changes it.
  owner text not null,
  is_shared boolean not null default false,
  state jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index saved_view_listed on saved_view (list, owner);

-- What a change of many accounts did to each, and what was there before: good for a day.
create table account_edit (
  shard smallint not null,
  account text not null,
  edit uuid not null,
  actor text not null,
  at timestamptz(3) not null,
  -- {traits, joined, left}: what was set, and the segments that were joined and left; `before`: the traits of then.
  did jsonb not null,
  before jsonb not null,
  primary key (shard, account, edit)
);
create index account_edit_at on account_edit (shard, at);

-- People at customers are found by how a word of their name or address begins.
create index contact_words on contact using gin (to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(first_name, '') || ' ' || translate(coalesce(email, ''), '@.-_+', '     ')));
