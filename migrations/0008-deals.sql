-- Documents, orders, movements of contracts, segments; what opportunities and tasks say besides.

create table document (
  shard smallint not null,
  account text not null,
  id uuid not null,
  playbook text,
  version text,
  -- Its name in the playbook: proposal.
  name text not null,
  enrollment uuid,
  step text,
  -- 'refused' needs a person: a value that the text needs is missing.
  state text not null check (state in ('draft', 'approved', 'discarded', 'refused')),
  reason text,
  title text,
  -- Markdown with the values in.
  body text,
  locale text,
  -- The task by which a person was asked to look at it.
  review uuid,
  -- Of a refused one: what the step asked for, to try again once the data is there.
  request jsonb,
  made_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  approved_at timestamptz(3),
  approved_by text,
  primary key (shard, account, id)
);
create index document_made on document (made_at, id);
-- A mail asks for the documents of its own journey run.
create index document_enrollment on document (shard, enrollment, name) where state = 'approved';

create table account_order (
  shard smallint not null,
  account text not null,
  -- An effect's, or what another system calls it.
  id text not null,
  contract text not null,
  plan text not null,
  previous_plan text,
  plan_limit double precision,
  previous_plan_limit double precision,
  -- Yearly totals after and before, and what a month costs now.
  arr_minor bigint not null,
  previous_arr_minor bigint not null,
  monthly_price_minor bigint not null,
  currency text not null,
  effective_on date not null,
  option text,
  benefits jsonb not null default '[]',
  enrollment text,
  created_at timestamptz(3) not null,
  primary key (shard, account, id)
);
create index account_order_created on account_order (created_at, id);

create table contract_movement (
  shard smallint not null,
  account text not null,
  -- The key of the event that told it.
  id uuid not null,
  contract text not null,
  movement text not null check (movement in ('new', 'expansion', 'contraction')),
  at timestamptz(3) not null,
  arr_before_minor bigint not null,
  arr_after_minor bigint not null,
  currency text not null,
  plan_before text,
  plan_after text,
  primary key (shard, account, id)
);
-- Revenue is looked at over all accounts by period.
create index contract_movement_at on contract_movement (at);

-- The earliest recording of a contract, and when it happened.
alter table contract
  add column original_arr_minor bigint,
  add column original_currency text,
  add column original_at timestamptz(3),
  add column original_key uuid;
-- Of contracts that are there already, history knows the first amount.
update contract
   set (original_arr_minor, original_at) = (
         select (first.value #>> '{}')::bigint, first.at
           from change as first
          where first.shard = contract.shard and first.account = contract.account
            and first.subject = 'contract:' || contract.id and first.field = 'arr_minor'
          order by first.at
          limit 1),
       original_currency = (
         select first.value #>> '{}'
           from change as first
          where first.shard = contract.shard and first.account = contract.account
            and first.subject = 'contract:' || contract.id and first.field = 'currency'
          order by first.at
          limit 1);
update contract
   set original_arr_minor = coalesce(original_arr_minor, arr_minor),
       original_currency = coalesce(original_currency, currency),
       original_at = coalesce(original_at, recorded_at),
       original_key = recorded_key;
alter table contract
  alter column original_arr_minor set not null,
  alter column original_currency set not null,
  alter column original_at set not null,
  alter column original_key set not null;

-- Segment → [instant, key] of the event that said so, beside whether it is in: the later event time wins, ties by key.
alter table account add column segments jsonb not null default '{"fields": {}, "setAt": {}}';

alter table opportunity
  add column reason text,
  -- The day on which it is to be taken up again.
  add column follow_up_on date,
  add column closed_at timestamptz(3);
update opportunity set closed_at = updated_at where stage in ('won', 'lost', 'deferred');
create index opportunity_enrollment on opportunity (shard, enrollment);

alter table task
  -- Not withdrawn when its journey is left.
  add column stays boolean not null default false,
  -- Open tasks of one account and group are shown and done as one.
  add column task_group text,
  -- What it is about: the document or message to review, the step to put right.
  add column concerns text,
  -- The title by language, where its author wrote several.
  add column titles jsonb,
  -- When a person ended it: for the account's facts it is open until the ticks have come so far.
  add column ended_at timestamptz(3);
create index task_open_group on task (shard, account, task_group) where status = 'open' and task_group is not null;
-- Whether an account has open issues is asked by expressions.
create index task_open_kind on task (shard, account, kind) where status = 'open';
create index task_ended on task (shard, account, kind, ended_at) where status <> 'open' and ended_at is not null;

-- What journeys have kept for waits to come has its properties beside it from now on; the log knows those of before.
update enrollment
   set state = jsonb_set(state, '{seen}', (
         select jsonb_agg(one || jsonb_build_object('properties', coalesce((
                  select event.properties from event
                   where event.shard = enrollment.shard and event.key = (one ->> 'key')::uuid
                   limit 1), '{}')) order by place)
           from jsonb_array_elements(state -> 'seen') with ordinality as kept (one, place)))
 where status = 'running' and jsonb_array_length(state -> 'seen') > 0;
