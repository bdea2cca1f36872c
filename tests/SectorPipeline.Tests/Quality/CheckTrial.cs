using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Quality;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Quality;

/// <summary>Runs declared checks over a few rows, in the real engine.</summary>
internal sealed class CheckTrial(string dataset)
{
    /// <summary>The columns that the lake adds; a query of rows may give them itself.</summary>
    public const string Provenance = "'v' as vendor, timestamp '2020-02-01 11:00:00' as ingested_at, 'r1' as run_id, 'q' as request_id";

    public required string Checks { get; init; }

    public QualityScope Scope { get; init; } = new() { Session = Session.Parse("2020-01-31"), From = DateOnly.MinValue };

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    public IReadOnlyList<AskedEntity> Asked { get; init; } = [];

    public IReadOnlyList<BatchColumns> Batches { get; init; } = [];

    public string? Listings { get; init; }

    public static string Prices(string checks) => $"""
        dataset: prices
        entity: symbol
        date: session
        key: [symbol, session]
        owner: tests
        checks:
        {checks}
        """;

    /// <summary>The only result of the checks over the rows of the query.</summary>
    public async Task<CheckResult> RunAsync(string rows)
    {
        using var folder = new TemporaryFolder();
        var declared = Declare(folder.Path);
        var inputs = new Dictionary<string, DatasetInput>(StringComparer.Ordinal)
        {
            [dataset] = new() { Dataset = dataset, Files = [Write(folder.Path, dataset, rows)], Asked = Asked, Batches = Batches },
        };
        if (Listings is { } listings)
            inputs["listings"] = new DatasetInput { Dataset = "listings", Files = [Write(folder.Path, "listings", listings)] };
        var run = new QualityRun { Scope = Scope, Members = Members, Calendar = TradingCalendar.Nyse, Incidents = Incidents };
        return (await run.RunAsync(declared, inputs, CancellationToken.None)).Single();
    }

    private IReadOnlyList<DatasetChecks> Declare(string folder)
    {
        var files = Directory.CreateDirectory(Path.Combine(folder, "quality")).FullName;
        File.WriteAllText(Path.Combine(files, $"{dataset}.yml"), Checks);
        return QualityFiles.Load(files);
    }

    private static string Write(string folder, string name, string query)
    {
        var path = Path.Combine(folder, $"{name}.parquet");
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({query}) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
        return path;
    }
}
