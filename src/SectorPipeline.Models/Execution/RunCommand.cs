namespace SectorPipeline.Models;

/// <summary>A command over nodes: which kinds it runs, and what running means.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Types">The kinds of nodes that it runs.</param>
/// <param name="Builds">Whether it changes the warehouse, so that schemas are created.</param>
/// <param name="Gates">Whether what reads a tested node waits for its tests.</param>
internal sealed record RunCommand(string Name, IReadOnlyList<ResourceType> Types, bool Builds, bool Gates = false)
{
    public static RunCommand Build { get; } = new("build", [ResourceType.Seed, ResourceType.Model, ResourceType.Test, ResourceType.UnitTest], Builds: true, Gates: true);

    public static RunCommand Run { get; } = new("run", [ResourceType.Model], Builds: true);

    public static RunCommand Seed { get; } = new("seed", [ResourceType.Seed], Builds: true);

    public static RunCommand Test { get; } = new("test", [ResourceType.Test, ResourceType.UnitTest], Builds: false);

    public static RunCommand Compile { get; } = new("compile", [ResourceType.Model, ResourceType.Test, ResourceType.Analysis], Builds: false);

    /// <summary>What compiles for the documentation.</summary>
    public static RunCommand Generate { get; } = Compile with { Name = "generate" };

    /// <summary>Whether SQL is only rendered.</summary>
    public bool OnlyCompiles => Name is "compile" or "generate";

    /// <summary>Whether its results are kept as those of the last run: documentation shows them and makes none.</summary>
    public bool IsKept => Name != "generate";

    public static RunCommand? Find(string name) =>
        new[] { Build, Run, Seed, Test, Compile }.FirstOrDefault(command => command.Name == name);
}
