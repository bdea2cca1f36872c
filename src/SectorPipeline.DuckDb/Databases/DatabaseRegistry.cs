using System.Collections.Concurrent;

namespace SectorPipeline.DuckDb.Databases;

/// <summary>
/// One <see cref="Database"/> per file in this process: DuckDB would open a file twice without a word, and two handles
/// on one file destroy it.
/// </summary>
internal static class DatabaseRegistry
{
    private static readonly ConcurrentDictionary<string, Database> Shared = new(DatabasePath.Comparer);

    public static Database Find(string source)
    {
        if (source.Length == 0 || source == DuckDbConnectionStringBuilder.InMemory)
            return new Database(DuckDbConnectionStringBuilder.InMemory, file: null);
        if (source.StartsWith(DuckDbConnectionStringBuilder.InMemory, StringComparison.Ordinal))
            return Shared.GetOrAdd(source, name => new Database(name, file: null));
        return Shared.GetOrAdd(DatabasePath.Resolve(source), path => new Database(path, path));
    }
}
