using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>From what the models of a warehouse were last built, for those who copy them elsewhere.</summary>
public static class BuiltModels
{
    private const string Remembered =
        "select count(*) from information_schema.tables where table_schema = 'audit' and table_name = 'node_fingerprints'";

    private const string Fingerprints = "select unique_id, fingerprint from audit.node_fingerprints where unique_id like 'model.%'";

    /// <summary>A fingerprint by the name of the model; a model that is not listed may have changed.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(warehouse, connection, StatementComment.Usual("models", ""));
        if (await session.CountAsync(Remembered, cancellation) == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        var table = await session.QueryAsync(Fingerprints, cancellation);
        return table.Rows.ToDictionary(row => NameOf((string)row[0]!), row => (string)row[1]!, StringComparer.Ordinal);
    }

    private static string NameOf(string uniqueId) => uniqueId[(uniqueId.LastIndexOf('.') + 1)..];
}
