-- Calls of a sender that were refused at the door, where no account is known yet: kept and shown with the reason.
create table refused_call (
  id uuid primary key,
  at timestamptz(3) not null,
  source text not null,
  reason text not null,
  message text not null,
  -- Null when the call was too large to keep.
  call jsonb
);
create index refused_call_at on refused_call (at desc, id desc);

-- A merge of contacts rewrites the rows of one contact.
create index identity_contact on identity (contact);
