create table nodes (
  id varchar primary key,
  host varchar not null,
  process integer not null,
  process_started timestamp not null,
  started timestamp not null,
  beat timestamp not null);

-- A run that was running keeps its process as a node of its own.
insert into nodes
select id, owner_host, owner_process, owner_started, started, started from runs where state = 'running';

alter table runs rename to runs_before_queue;

-- part, cause and cause_by are those of the execution that goes on, or is to come; execution counts them.
create table runs (
  id varchar primary key,
  job varchar not null,
  session date not null,
  state varchar not null,
  trigger varchar not null,
  created timestamp not null,
  started timestamp,
  finished timestamp,
  slot timestamp,
  requested_by varchar not null default '',
  backfill varchar,
  position integer not null default 0,
  reason varchar,
  full_refresh boolean not null,
  parameters varchar not null,
  version varchar not null,
  queued timestamp not null,
  part varchar not null default '{}',
  cause varchar not null,
  cause_by varchar not null default '',
  node varchar,
  execution integer not null default 0,
  recover boolean not null default false,
  cancel_by varchar,
  unique (job, slot));

insert into runs (id, job, session, state, trigger, created, started, finished, full_refresh, parameters, version, queued, cause, node, execution)
select id, job, session, state, trigger, started, started, finished, full_refresh, parameters, version, started, trigger,
  case when state = 'running' then id else owner_host end, 1
from runs_before_queue;

drop table runs_before_queue;

create table backfills (
  id varchar primary key,
  job varchar not null,
  first date not null,
  last date not null,
  newest_first boolean not null,
  max_parallel integer not null,
  only_failed boolean not null,
  full_refresh boolean not null,
  state varchar not null,
  requested_by varchar not null,
  created timestamp not null,
  parameters varchar not null,
  version varchar not null);

create table pool_places (
  pool varchar not null,
  place integer not null,
  node varchar not null,
  run varchar not null,
  step varchar not null,
  taken timestamp not null,
  primary key (pool, place));
