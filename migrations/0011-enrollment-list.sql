-- Who is where is listed over all accounts, newest first. entered_at never changes, so a step's update stays heap-only.
create index enrollment_listed on enrollment (entered_at, id);
