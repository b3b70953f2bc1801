-- What was done to many accounts at once is found by each of them, as what was done to one is.
create index audit_accounts on audit using gin ((input -> 'accounts')) where input ? 'accounts';
