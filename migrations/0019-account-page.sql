-- What the arbiter held back is listed over all accounts, newest first, among all that was ever recorded.
create index event_held on event (occurred_at, key) where name in ('email.held', 'email.dropped');
