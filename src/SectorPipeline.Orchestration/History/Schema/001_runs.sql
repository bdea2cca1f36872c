create table runs (
  id varchar primary key,
  job varchar not null,
  session date not null,
  state varchar not null,
  trigger varchar not null,
  started timestamp not null,
  finished timestamp,
  full_refresh boolean not null,
  parameters varchar not null,
  version varchar not null,
  owner_host varchar not null,
  owner_process integer not null,
  owner_started timestamp not null);

create table steps (
  run varchar not null,
  step varchar not null,
  position integer not null,
  state varchar not null,
  rows bigint not null default 0,
  counts varchar not null default '{}',
  warnings varchar not null default '[]',
  skip_cause varchar,
  started timestamp,
  finished timestamp,
  primary key (run, step));

create table attempts (
  run varchar not null,
  step varchar not null,
  number integer not null,
  trigger varchar not null,
  state varchar not null,
  started timestamp not null,
  finished timestamp,
  error varchar,
  error_detail varchar,
  is_transient boolean not null default false,
  primary key (run, step, number));
