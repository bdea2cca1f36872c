create table vendor_calls (
  vendor varchar not null,
  made timestamp not null,
  calls integer not null);

create table vendor_spent (
  vendor varchar primary key,
  said timestamp not null);

create table vendor_pauses (
  vendor varchar primary key,
  until timestamp not null);
