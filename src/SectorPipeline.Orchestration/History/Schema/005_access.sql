alter table steps add column skip_reason varchar;

create table api_keys (
  id varchar primary key,
  name varchar not null,
  role varchar not null,
  hash varchar not null,
  created timestamp not null,
  requested_by varchar not null,
  revoked timestamp);

create table audit (
  written timestamp not null,
  who varchar not null,
  role varchar,
  origin varchar not null,
  action varchar not null,
  status integer not null,
  subject varchar);
