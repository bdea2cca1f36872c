using System.Data.Common;
using System.Globalization;

namespace SectorPipeline.Warehouses;

/// <summary>What distinguishes the content of a raw table from what it was before the last load.</summary>
public static class LoadedVersions
{
    private const string LedgerExists =
        "select count(*) from information_schema.tables where table_schema = 'audit' and table_name = 'load_ledger'";

    private const string Versions = "select dataset, count(*), max(loaded_at) from audit.load_ledger group by dataset";

    /// <summary>A version by dataset, equal only while no file was loaded; none before the first load.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(DbConnection connection, CancellationToken cancellation)
    {
        var session = new LoadConnection(connection);
        var ledgers = await session.QueryAsync(LedgerExists, reader => reader.GetInt64(0), cancellation);
        if (ledgers[0] == 0)
            return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var versions = await session.QueryAsync(Versions, Read, cancellation);
        return versions.ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static KeyValuePair<string, string> Read(DbDataReader reader) => KeyValuePair.Create(
        reader.GetString(0),
        string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(1)} files, {reader.GetDateTime(2):O}"));
}
