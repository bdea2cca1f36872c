using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SectorPipeline.DuckDb;

/// <summary>
/// Where a database is and how it is opened: <c>Data Source</c>, <c>access_mode</c> (or <c>read_only=true</c>), and any
/// configuration option of DuckDB, such as <c>memory_limit=2GB;threads=4;temp_directory=/tmp</c>.
/// </summary>
[SuppressMessage("Design", "CA1010", Justification = "ADO.NET's base class is not generic.")]
public sealed class DuckDbConnectionStringBuilder : DbConnectionStringBuilder
{
    /// <summary>A database in memory, of which each connection has its own.</summary>
    public const string InMemory = ":memory:";

    private const string DataSourceKey = "Data Source";
    private const string AccessModeKey = "access_mode";
    private const string ReadOnlyKey = "read_only";

    public DuckDbConnectionStringBuilder()
    {
    }

    public DuckDbConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    /// <summary>
    /// The path of a file, <c>:memory:</c> for a database of the connection's own, or <c>:memory:name</c> for one that
    /// all connections with this name share as long as one of them is open.
    /// </summary>
    public string DataSource
    {
        get => Text(DataSourceKey) ?? Text("DataSource") ?? InMemory;
        set => this[DataSourceKey] = value;
    }

    /// <summary>Whether the file is opened for reading only.</summary>
    public bool ReadOnly
    {
        get => string.Equals(Text(AccessModeKey), "READ_ONLY", StringComparison.OrdinalIgnoreCase) || IsReadOnlySet;
        set => this[AccessModeKey] = value ? "READ_ONLY" : "AUTOMATIC";
    }

    /// <summary>The most memory that DuckDB may use, such as <c>2GB</c>; null is DuckDB's default.</summary>
    public string? MemoryLimit
    {
        get => Text("memory_limit");
        set => this["memory_limit"] = value;
    }

    /// <summary>How many threads a query may use; null is one per core.</summary>
    public int? Threads
    {
        get => int.TryParse(Text("threads"), out var threads) ? threads : null;
        set => this["threads"] = value?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Where DuckDB spills what does not fit into memory.</summary>
    public string? TempDirectory
    {
        get => Text("temp_directory");
        set => this["temp_directory"] = value;
    }

    /// <summary>What is handed to DuckDB, by DuckDB's names.</summary>
    internal SortedDictionary<string, string> Options()
    {
        var options = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string key in Keys)
            if (!IsOwn(key) && Text(key) is { } value)
                options[key] = value;
        if (IsReadOnlySet)
            options[AccessModeKey] = "READ_ONLY";
        return options;
    }

    private bool IsReadOnlySet => bool.TryParse(Text(ReadOnlyKey), out var set) && set;

    private static bool IsOwn(string key) =>
        key.Equals(DataSourceKey, StringComparison.OrdinalIgnoreCase)
        || key.Equals("DataSource", StringComparison.OrdinalIgnoreCase)
        || key.Equals(ReadOnlyKey, StringComparison.OrdinalIgnoreCase);

    private string? Text(string key) => TryGetValue(key, out var value) ? value as string : null;
}
