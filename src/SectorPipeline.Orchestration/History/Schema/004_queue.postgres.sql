-- Ids compare by their bytes, so that an index finds them by their start.
alter table runs alter column id type varchar collate "C";

create index runs_by_job on runs (job, id);
create index runs_by_session on runs (session, id);
create index runs_by_state on runs (state, id);
create index runs_by_trigger on runs (trigger, id);
create index runs_by_created on runs (created);
create index runs_by_backfill on runs (backfill, position) where backfill is not null;
create index runs_open on runs (queued, position, id) where state in ('queued', 'running', 'interrupted');
create index vendor_calls_by_time on vendor_calls (vendor, made);
