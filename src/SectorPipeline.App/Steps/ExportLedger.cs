using System.Data.Common;
using Dapper;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Steps;

/// <summary>The table <c>audit.mart_exports</c>: from what each mart was built when it was last written to the lake.</summary>
internal sealed class ExportLedger(DbConnection connection, SqlDialect dialect)
{
    public const string Marts = "marts";

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("create schema if not exists audit", cancellation);
        await ExecuteAsync("create table if not exists audit.mart_exports (mart varchar(256) not null, fingerprint varchar(64) not null)", cancellation);
        var rows = await connection.QueryAsync<(string Mart, string Fingerprint)>(
            new CommandDefinition("select mart, fingerprint from audit.mart_exports", cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Mart, row => row.Fingerprint, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<string>> FindMartsAsync(CancellationToken cancellation)
    {
        var sql = $"select table_name from information_schema.tables where table_schema = '{Marts}' order by table_name";
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: cancellation))];
    }

    /// <summary>Notes that the mart was written; null when it is not known from what it was built.</summary>
    public async Task RecordAsync(string mart, string? fingerprint, CancellationToken cancellation)
    {
        await ExecuteAsync($"delete from audit.mart_exports where mart = {dialect.Literal(mart)}", cancellation);
        if (fingerprint is not null)
            await ExecuteAsync($"insert into audit.mart_exports values ({dialect.Literal(mart)}, {dialect.Literal(fingerprint)})", cancellation);
    }

    private Task ExecuteAsync(string sql, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: cancellation));
}
