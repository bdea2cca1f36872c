using System.Collections.Frozen;
using SectorPipeline.Core;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Databases;

/// <summary>What a database is opened with: defaults of this provider, then what the connection string says.</summary>
internal static class DatabaseOptions
{
    private static readonly Lazy<FrozenSet<string>> KnownNames = new(ReadNames);

    /// <summary>A configuration of DuckDB's; <paramref name="file"/> is null for a database in memory.</summary>
    public static ConfigHandle Create(string? file, IReadOnlyDictionary<string, string> chosen)
    {
        NativeMethods.CreateConfig(out var config);
        try
        {
            foreach (var (name, value) in Defaults(file))
                Set(config, name, value);
            foreach (var (name, value) in chosen)
                Set(config, Known(name), value);
            return config;
        }
        catch
        {
            config.Dispose();
            throw;
        }
    }

    private static IEnumerable<(string Name, string Value)> Defaults(string? file)
    {
        // Nothing is fetched from a network behind the caller's back, and nothing spills into the working directory.
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        yield return ("temp_directory", file is null ? TemporaryFolder() : file + ".tmp");
    }

    // One for each database, because DuckDB names the files in it by number; it makes the folder when it spills, and removes it.
    private static string TemporaryFolder() => Path.Combine(Path.GetTempPath(), $"sector-duckdb-{Guid.NewGuid():N}");

    private static void Set(ConfigHandle config, string name, string value)
    {
        if (NativeMethods.SetConfig(config, name, value) != NativeState.Success)
            throw new ConfigurationException($"connection string: '{value}' is not a value for {name}. See DuckDB's configuration reference.");
    }

    private static string Known(string name)
    {
        if (KnownNames.Value.TryGetValue(name, out var known))
            return known;
        throw new ConfigurationException(
            $"connection string: '{name}' is not an option of DuckDB.{NearestName.Hint(name, [.. KnownNames.Value, "Data Source", "read_only"])}");
    }

    private static FrozenSet<string> ReadNames()
    {
        var count = NativeMethods.ConfigCount();
        var names = new List<string>((int)count);
        for (nuint i = 0; i < count; i++)
            if (NativeMethods.GetConfigFlag(i, out var name, out _) == NativeState.Success)
                names.Add(NativeText8.Borrowed(name));
        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
