using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>
/// The table <c>audit.node_fingerprints</c>: from what each node was last built, or last passed its test. A node is forgotten
/// before it is built and remembered after, so that a killed build is never taken for a finished one.
/// </summary>
internal sealed class BuildMemory
{
    private const string Schema = "create schema if not exists audit";
    private const string Table = "create table if not exists audit.node_fingerprints (unique_id varchar(512) not null, fingerprint varchar(64) not null)";
    private const string All = "select unique_id, fingerprint from audit.node_fingerprints";

    private readonly SqlDialect dialect;
    private readonly IReadOnlyDictionary<string, string> sources;
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> added = new(StringComparer.Ordinal);

    private BuildMemory(SqlDialect dialect, IReadOnlyDictionary<string, string> sources) => (this.dialect, this.sources) = (dialect, sources);

    public static async Task<BuildMemory> ReadAsync(DbConnection connection, WarehouseSession session, SqlDialect dialect, CancellationToken cancellation)
    {
        await session.ExecuteAsync(Schema, cancellation);
        await session.ExecuteAsync(Table, cancellation);
        var memory = new BuildMemory(dialect, await LoadedVersions.ReadAsync(connection, cancellation));
        foreach (var row in (await session.QueryAsync(All, cancellation)).Rows)
            memory.known[(string)row[0]!] = (string)row[1]!;
        return memory;
    }

    /// <summary>What a node was last built from, or null when that is not known.</summary>
    public string? Find(Node node) => known.GetValueOrDefault(node.UniqueId);

    /// <summary>The version of a table that the raw loader fills, or null when something else does.</summary>
    public string? FindSource(SourceNode source) =>
        source.Relation is { Schema: "raw" } relation ? sources.GetValueOrDefault(relation.Identifier) : null;

    public async Task ForgetAsync(Node node, WarehouseSession session, CancellationToken cancellation)
    {
        if (known.TryRemove(node.UniqueId, out _))
            await session.ExecuteUnlistedAsync($"delete from audit.node_fingerprints where unique_id = {dialect.Literal(node.UniqueId)}", cancellation);
    }

    public void Remember(Node node, string fingerprint) => known[node.UniqueId] = added[node.UniqueId] = fingerprint;

    /// <summary>Writes what was remembered, in one statement.</summary>
    public async Task SaveAsync(WarehouseSession session, CancellationToken cancellation)
    {
        if (added.IsEmpty)
            return;
        var rows = added.Select(node => $"({dialect.Literal(node.Key)}, {dialect.Literal(node.Value)})");
        await session.ExecuteAsync($"insert into audit.node_fingerprints values {string.Join(", ", rows)}", cancellation);
        added.Clear();
    }
}
