using System.Data.Common;

namespace SectorPipeline.IntegrationTests;

/// <summary>Where an example project is built: a database of the test's own.</summary>
public abstract class ProjectsDatabase : IAsyncDisposable
{
    /// <summary>The name of the target in the profiles of the example projects.</summary>
    public abstract string Target { get; }

    /// <summary>What the profiles of the example projects ask for by <c>env_var</c>.</summary>
    public abstract IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The schema that the project's own schemas are named after.</summary>
    public string Schema => Environment["EXAMPLE_SCHEMA"];

    /// <summary>A closed connection that knows nothing of the engine under test.</summary>
    public abstract DbConnection Connect();

    public abstract ValueTask DisposeAsync();
}
