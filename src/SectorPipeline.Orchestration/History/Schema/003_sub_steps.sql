create table sub_steps (
  run varchar not null,
  step varchar not null,
  attempt integer not null,
  name varchar not null,
  kind varchar not null,
  position bigint not null,
  state varchar not null,
  started timestamp,
  finished timestamp,
  rows bigint,
  message varchar,
  detail varchar,
  primary key (run, step, attempt, name));

create table log_lines (
  run varchar not null,
  id bigint not null,
  step varchar not null,
  attempt integer not null,
  written timestamp not null,
  level varchar not null,
  message varchar not null,
  primary key (run, id));
