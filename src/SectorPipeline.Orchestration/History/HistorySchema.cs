using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The tables of the history, built up version by version.</summary>
internal static class HistorySchema
{
    private static readonly string[] Versions =
    [
        """
        create table runs (
            id varchar primary key,
            job varchar not null,
            session date not null,
            state varchar not null,
            trigger varchar not null,
            started timestamp not null,
            finished timestamp,
            full_refresh boolean not null,
            parameters varchar not null,
            version varchar not null,
            owner_host varchar not null,
            owner_process integer not null,
            owner_started timestamp not null);
        create table steps (
            run varchar not null,
            step varchar not null,
            position integer not null,
            state varchar not null,
            rows bigint not null default 0,
            counts varchar not null default '{}',
            warnings varchar not null default '[]',
            skip_cause varchar,
            started timestamp,
            finished timestamp,
            primary key (run, step));
        create table attempts (
            run varchar not null,
            step varchar not null,
            number integer not null,
            trigger varchar not null,
            state varchar not null,
            started timestamp not null,
            finished timestamp,
            error varchar,
            error_detail varchar,
            is_transient boolean not null default false,
            primary key (run, step, number));
        """,
        """
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
        """,
    ];

    /// <summary>Brings the file to this program's version.</summary>
    /// <exception cref="PipelineException">A newer program wrote the file.</exception>
    public static void Apply(HistoryDatabase database, string path)
    {
        database.Execute("create table if not exists schema_version (version integer not null, applied_at timestamp not null default current_timestamp)");
        var current = database.Read("select coalesce(max(version), 0) from schema_version", row => row.GetInt32(0)).Single();
        if (current > Versions.Length)
            throw new PipelineException($"{path}: a newer version of sector wrote this run history (schema {current}, known here: {Versions.Length}). Update sector.");
        for (var version = current + 1; version <= Versions.Length; version++)
        {
            var statements = Versions[version - 1] + $"insert into schema_version (version) values ({version});";
            database.InTransaction(() => database.Execute(statements));
        }
    }
}
