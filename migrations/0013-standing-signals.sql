-- Signals that history has shown and that stand until a person releases them: looked through account by account.
create index signal_standing on signal (shard, account) where status = 'standing';
