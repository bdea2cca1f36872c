namespace SectorPipeline.Alerts;

/// <summary>The tables of alerts; all are in the schema <c>audit</c> of the warehouse.</summary>
internal static class AlertSchema
{
    private static readonly string[] Statements =
    [
        "create schema if not exists audit",
        """
        create table if not exists audit.alerts (
            key varchar(512) not null, rule varchar(128) not null, kind varchar(16) not null, severity varchar(16) not null, owner varchar(128) not null,
            entity varchar(256) not null, title varchar(512) not null, message varchar(8192) not null, state varchar(16) not null, value double precision,
            session date not null, raised_at timestamp not null, updated_at timestamp not null, resolved_at timestamp, acknowledged_at timestamp,
            acknowledged_by varchar(128), occurrences bigint not null, run_id varchar(64) not null,
            note varchar(1024), suppressed varchar(1024), told boolean not null, notified_as_of timestamp, notified_severity varchar(16),
            notified_value double precision, absent_as_of timestamp
        )
        """,
        """
        create table if not exists audit.alert_rules (
            rule varchar(128) not null, session date not null, evaluated_at timestamp not null, outcome varchar(16) not null, error varchar(4096)
        )
        """,
        """
        create table if not exists audit.alert_outbox (
            id varchar(64) not null, channel varchar(64) not null, position bigint not null, title varchar(512) not null, severity varchar(16) not null,
            payload varchar(65535) not null, state varchar(16) not null, attempts bigint not null, created_at timestamp not null,
            next_attempt_at timestamp not null, delivered_at timestamp, last_error varchar(1024)
        )
        """,
    ];

    public static async Task EnsureAsync(AlertConnection connection, CancellationToken cancellation)
    {
        if (await ExistsAsync(connection, cancellation))
            return;
        foreach (var statement in Statements)
            await connection.ExecuteAsync(statement, cancellation);
    }

    public static async Task<bool> ExistsAsync(AlertConnection connection, CancellationToken cancellation)
    {
        const string sql = "select count(*) from information_schema.tables where table_schema = 'audit' and table_name in ('alerts', 'alert_rules', 'alert_outbox')";
        return (await connection.QueryAsync(sql, row => row.Number(), cancellation)).Single() == 3;
    }
}
