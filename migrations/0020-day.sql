-- What a day's work looks at: signals by their clock, tasks of somebody, what is news, contracts that end.

alter table task
  -- Not shown before this, and why: it is as due as it was.
  add column snoozed_until timestamptz(3),
  add column snooze_reason text;
-- Somebody's own, by due time; beside `task_open`, which goes over everybody's.
create index task_open_assignee on task (assignee, coalesce(due_at, 'infinity'), id) where status = 'open';
-- Those that have ended are listed in the same order.
create index task_listed on task (coalesce(due_at, 'infinity'), id, status);
-- What is back from being snoozed, or will be.
create index task_snoozed on task (assignee, snoozed_until) where status = 'open' and snoozed_until is not null;

alter table signal
  -- What a dismissed one was before, so that it can be taken back.
  add column dismissed_from text,
  -- What its qualification found, as whoever qualified it wrote it down.
  add column qualification jsonb;
-- What asks for somebody: the strongest first, and of those whose clock has run longest.
create index signal_clock on signal
  ((case strength when 'strong' then 0 when 'moderate' then 1 else 2 end), (coalesce(stronger_at, raised_at)), id)
  where status in ('raised', 'acknowledged', 'qualified', 'handed_over');

-- What is worth knowing of yesterday is little of what happens.
create index event_news on event (occurred_at, key)
  where name in ('score.changed', 'opportunity.won', 'opportunity.lost', 'email.replied', 'email.answered',
                 'meeting.booked', 'meeting.no_show', 'risk.noticed', 'nps.submitted', 'contract.moved')
    and not history;

-- Which contracts have begun, ended or changed their worth since a day, of all accounts.
create index contract_starts on contract (starts_on);
create index contract_ends on contract (ends_on) where ends_on is not null;
create index change_arr on change (at) where field = 'arr_minor';
-- What is neither won nor lost is little of what ever was.
create index opportunity_open on opportunity (shard, account) where closed_at is null;
