using System.Data.Common;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>A DuckDB file in a folder of its own.</summary>
internal sealed class ProjectsDuckDbDatabase(string schema) : ProjectsDatabase
{
    private readonly TemporaryFolder folder = new();

    public override string Target => "duckdb";

    public override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["EXAMPLE_DUCKDB_PATH"] = DatabasePath,
        ["EXAMPLE_SCHEMA"] = schema,
    };

    private string DatabasePath => Path.Combine(folder.Path, "example.duckdb");

    public override DbConnection Connect() => new DuckDbConnection($"Data Source={DatabasePath}");

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
