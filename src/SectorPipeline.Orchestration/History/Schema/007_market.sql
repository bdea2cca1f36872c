-- The one market whose runs are kept here; none until the first host or run says so.
create table market (
  name varchar primary key);
