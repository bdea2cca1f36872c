namespace SectorPipeline.IntegrationTests.Reports;

/// <summary>In place of what the steps of a run have written into the schema audit: a row or two of each table, and a bar that came anew.</summary>
internal static class AuditTables
{
    public const string All = """
        create schema if not exists audit;
        drop table if exists audit.quality_results, audit.alerts, audit.runs, audit.run_steps, audit.vendor_calls;
        create table audit.quality_results (
            run_id varchar(64), session date, check_name varchar(128), dataset varchar(64), vendor varchar(64), family varchar(32), severity varchar(16), owner varchar(128),
            action varchar(16), status varchar(16), checked_rows bigint, failed_rows bigint, failures varchar(65535), message varchar(1024), seconds double precision, checked_at timestamp);
        insert into audit.quality_results values ('r1', '2024-06-28', 'prices.jump', 'prices', 'yahoo', 'validity', 'error', 'Data', 'pass', 'failed', 100, 1, '[]', 'one jump', 0.1, '2024-06-29 10:00:00');
        create table audit.alerts (
            key varchar(512), rule varchar(128), kind varchar(16), severity varchar(16), owner varchar(128), entity varchar(256), title varchar(512), message varchar(8192), state varchar(16),
            value double precision, session date, raised_at timestamp, updated_at timestamp, resolved_at timestamp, acknowledged_at timestamp, acknowledged_by varchar(128), occurrences bigint, run_id varchar(64));
        insert into audit.alerts (key, rule, kind, severity, title, state, session, occurrences) values
            ('a', 'drawdown', 'market', 'warning', 'Energy is deep down', 'raised', '2024-06-28', 1), ('b', 'var', 'market', 'info', 'Over', 'resolved', '2024-06-27', 2);
        create table audit.runs (
            run_id varchar(64), job varchar(64), session date, trigger_kind varchar(32), state varchar(32), queued_at timestamp, started_at timestamp, ended_at timestamp,
            deadline_at timestamp, seconds double precision, error varchar(4096));
        insert into audit.runs values ('r1', 'daily', '2024-06-28', 'schedule', 'failed', null, '2024-06-29 10:00:00', '2024-06-29 10:05:00', '2024-06-29 12:45:00', 300, 'prices');
        create table audit.run_steps (
            run_id varchar(64), job varchar(64), session date, step varchar(64), state varchar(32), attempts bigint, started_at timestamp, ended_at timestamp,
            seconds double precision, rows_written bigint, error varchar(4096));
        insert into audit.run_steps values ('r1', 'daily', '2024-06-28', 'prices', 'failed', 4, '2024-06-29 10:00:00', '2024-06-29 10:05:00', 300, 0, 'prices answered 503');
        create table audit.vendor_calls (vendor varchar(64), day date, calls bigint, budget bigint);
        insert into audit.vendor_calls values ('yahoo', '2024-06-28', 25, null), ('alphavantage', '2024-06-28', 20, 25);
        create temporary table anew as select * from raw.prices where symbol = 'SPY' and session = '2024-06-27';
        update anew set load_number = load_number + 1, adjusted_close = adjusted_close * 0.99;
        insert into raw.prices select * from anew;
        """;
}
