-- What each key has sent, by the hour: counted at the door, so that no list has to read the log for it.
create table source_hour (
  -- Of the key.
  source text not null,
  hour timestamptz(3) not null,
  accepted bigint not null,
  refused bigint not null,
  last_at timestamptz(3) not null,
  primary key (source, hour)
);
