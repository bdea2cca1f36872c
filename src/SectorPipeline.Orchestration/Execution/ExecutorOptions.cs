using System.Reflection;

namespace SectorPipeline.Orchestration;

/// <summary>How many steps run at once, over all runs of the process.</summary>
public sealed record ExecutorOptions
{
    public const string Section = "Jobs";

    public int MaxParallelSteps { get; init; } = 4;

    /// <summary>The sizes of the pools that steps name; a pool that is not listed lets one step run at a time.</summary>
    public IReadOnlyDictionary<string, int> Pools { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What the history keeps as the program's version.</summary>
    public string Version { get; init; } =
        typeof(ExecutorOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    internal int SizeOf(string pool) => Pools.GetValueOrDefault(pool, 1);
}
