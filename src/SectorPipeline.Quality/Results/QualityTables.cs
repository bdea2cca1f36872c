using System.Data.Common;
using Dapper;

namespace SectorPipeline.Quality.Results;

/// <summary>The tables in which quality keeps what it found, in the schema <c>audit</c> of the warehouse.</summary>
internal static class QualityTables
{
    private static readonly string[] Statements =
    [
        "create schema if not exists audit",
        """
        create table if not exists audit.quality_results (
            run_id varchar(64) not null, session date not null, check_name varchar(128) not null, dataset varchar(64) not null,
            vendor varchar(64), family varchar(32) not null, severity varchar(16) not null, owner varchar(128) not null,
            action varchar(16) not null, status varchar(16) not null, checked_rows bigint not null, failed_rows bigint not null,
            failures varchar(65535), message varchar(1024), seconds double precision not null, checked_at timestamp not null)
        """,
        """
        create table if not exists audit.quality_quarantine (
            run_id varchar(64) not null, dataset varchar(64) not null, vendor varchar(64), symbol varchar(64), session date not null,
            check_name varchar(128) not null, reason varchar(1024) not null, received_by varchar(64), checked_at timestamp not null)
        """,
        """
        create table if not exists audit.quality_accepted (
            check_name varchar(128), entity varchar(64), first_date date not null, last_date date not null, reason varchar(1024) not null,
            accepted_by varchar(128) not null, accepted_at timestamp not null, exclude_from_training boolean not null)
        """,
    ];

    public static async Task CreateAsync(DbConnection connection, CancellationToken cancellation)
    {
        foreach (var statement in Statements)
            await connection.ExecuteAsync(new CommandDefinition(statement, cancellationToken: cancellation));
    }
}
