using System.Reflection;
using System.Runtime.InteropServices;
using SectorPipeline.Core;

namespace SectorPipeline.DuckDb.Native;

/// <summary>Finds and loads libduckdb: DUCKDB_LIBRARY if set, else the one beside the executable.</summary>
internal static class DuckDbLibrary
{
    public const string OverrideVariable = "DUCKDB_LIBRARY";

    /// <summary>The bindings hold for any patch of this minor version.</summary>
    public const string SupportedVersion = "1.5";

    private static readonly Lazy<nint> Loaded = new(() =>
        Load(Environment.GetEnvironmentVariable(OverrideVariable), AppContext.BaseDirectory));

    public static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll"
        : OperatingSystem.IsMacOS() ? "libduckdb.dylib"
        : "libduckdb.so";

    public static void Register() =>
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (_, _, _) => Loaded.Value);

    /// <summary>Loads the library now, so that a missing one is told before anything is done with it.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    internal static nint Load(string? chosen, string directory)
    {
        var path = string.IsNullOrWhiteSpace(chosen) ? Path.Combine(directory, FileName) : chosen;
        if (!File.Exists(path))
            throw new ConfigurationException($"{path}: the DuckDB library is not there. {Remedy(chosen)}");
        if (!NativeLibrary.TryLoad(path, out var library))
            throw new ConfigurationException(
                $"{path}: is not a library that this system ({RuntimeInformation.RuntimeIdentifier}) can load. {Remedy(chosen)}");
        CheckVersion(path, chosen, library);
        return library;
    }

    private static unsafe void CheckVersion(string path, string? chosen, nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "duckdb_library_version", out var export))
            throw new ConfigurationException($"{path}: is not DuckDB. {Remedy(chosen)}");
        var version = NativeText8.Borrowed(((delegate* unmanaged<nint>)export)());
        if (!version.StartsWith($"v{SupportedVersion}.", StringComparison.Ordinal))
            throw new ConfigurationException($"{path}: is DuckDB {version}, but {SupportedVersion} is needed. {Remedy(chosen)}");
    }

    private static string Remedy(string? chosen) =>
        string.IsNullOrWhiteSpace(chosen)
            ? $"Build again to fetch it, or set {OverrideVariable} to a DuckDB {SupportedVersion} library."
            : $"Set {OverrideVariable} to a DuckDB {SupportedVersion} library, or unset it to use the one that the build fetched.";
}
