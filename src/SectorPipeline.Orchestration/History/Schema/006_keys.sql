-- A key of one column: DuckDB looks up no other by its index, and would read the whole table to change a row.
alter table steps rename to steps_before_keys;
alter table attempts rename to attempts_before_keys;
alter table sub_steps rename to sub_steps_before_keys;

create table steps (
  key varchar primary key,
  run varchar not null,
  step varchar not null,
  position integer not null,
  state varchar not null,
  rows bigint not null default 0,
  counts varchar not null default '{}',
  warnings varchar not null default '[]',
  skip_cause varchar,
  skip_reason varchar,
  started timestamp,
  finished timestamp);

create table attempts (
  key varchar primary key,
  run varchar not null,
  step varchar not null,
  number integer not null,
  trigger varchar not null,
  state varchar not null,
  started timestamp not null,
  finished timestamp,
  error varchar,
  error_detail varchar,
  is_transient boolean not null default false);

create table sub_steps (
  key varchar primary key,
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
  detail varchar);

insert into steps (key, run, step, position, state, rows, counts, warnings, skip_cause, skip_reason, started, finished)
select run || '/' || step, run, step, position, state, rows, counts, warnings, skip_cause, skip_reason, started, finished
from steps_before_keys;

insert into attempts (key, run, step, number, trigger, state, started, finished, error, error_detail, is_transient)
select run || '/' || step || '/' || number, run, step, number, trigger, state, started, finished, error, error_detail, is_transient
from attempts_before_keys;

insert into sub_steps (key, run, step, attempt, name, kind, position, state, started, finished, rows, message, detail)
select run || '/' || step || '/' || attempt || '/' || name, run, step, attempt, name, kind, position, state, started, finished, rows, message, detail
from sub_steps_before_keys;

drop table steps_before_keys;
drop table attempts_before_keys;
drop table sub_steps_before_keys;

create index steps_by_run on steps (run);
create index attempts_by_run on attempts (run);
create index sub_steps_by_run on sub_steps (run);
create index log_lines_by_run on log_lines (run);
