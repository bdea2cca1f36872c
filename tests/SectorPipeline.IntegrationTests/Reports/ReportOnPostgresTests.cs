using System.Text.Json;
using Npgsql;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Reports;

/// <summary>The report of a warehouse in PostgreSQL, with the tables that other steps write.</summary>
[TestFixture]
internal sealed class ReportOnPostgresTests
{
    private TemporaryFolder folder = default!;
    private PostgresDatabase database = default!;

    private string Report => Path.Combine(folder.Path, "report");

    [OneTimeSetUp]
    public async Task RunOnceAsync()
    {
        folder = new TemporaryFolder();
        database = await PostgresDatabase.CreateAsync("report");
        var run = await Sector().RunAsync("run", "daily", "--sandbox");
        Assert.That(run.ExitCode, Is.Zero, run.All);
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        folder?.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    [Test]
    public async Task It_has_the_same_parts_as_on_DuckDB()
    {
        await ExecuteAsync(AuditTables.All);

        var report = await Sector().RunAsync("report", "--out", Report, "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.All);
            using var summary = JsonDocument.Parse(report.Text);
            Assert.That(summary.RootElement.GetProperty("state").GetString(), Is.EqualTo("published"));
            Assert.That(summary.RootElement.GetProperty("sectors").GetArrayLength(), Is.EqualTo(11));
            Assert.That(summary.RootElement.GetProperty("alerts").GetArrayLength(), Is.EqualTo(1));
            Assert.That(summary.RootElement.GetProperty("data").GetProperty("bars_restated").GetInt64(), Is.EqualTo(1));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(Report, "health.html")), Does.Contain("prices answered 503"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(Report, "index.html")), Does.Contain("prices.jump"));
        }
    }

    // No cluster can be had here: its driver settings, its dialect and its export run against PostgreSQL, which has a view of its catalog for it.
    [Test]
    public async Task It_is_the_same_through_what_speaks_with_Redshift()
    {
        await ExecuteAsync("create view public.svv_tables as select table_catalog, table_schema, table_name, table_type from information_schema.tables");
        await using var postgres = await PostgresWarehouse.OpenAsync(database.Settings, CancellationToken.None);
        await using var redshift = await RedshiftWarehouse.OpenAsync(database.Settings with { SslMode = "disable" }, CancellationToken.None);

        var expected = await PublishAsync(postgres, "postgres");
        var report = await PublishAsync(redshift, "redshift");

        Assert.That(Hashes(report), Is.EqualTo(Hashes(expected)));
        Assert.That(report.Files.Where(file => file.Path.StartsWith("marts/", StringComparison.Ordinal)).Sum(file => file.Rows), Is.GreaterThan(10_000));
    }

    private Task<PublishedReport> PublishAsync(IWarehouse warehouse, string name) => new ReportPublisher(warehouse, new ReportOptions(), null).PublishAsync(
        Session.Parse("2024-06-28"), Path.Combine(folder.Path, name), new Progress<StepProgress>(), CancellationToken.None);

    // The CSV is made of the Parquet file beside it, whose bytes are not the same each time.
    private static IEnumerable<string> Hashes(PublishedReport report) =>
        report.Files.Where(file => !file.Path.EndsWith(".parquet", StringComparison.Ordinal) && file.Path != "summary.json").Select(file => $"{file.Path} {file.Rows} {file.Sha256}");

    private SectorProcess Sector()
    {
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["DBT_TARGET"] = "postgres" };
        foreach (var (name, value) in database.Variables)
            variables[name] = value;
        return new SectorProcess(folder.Path, variables);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
