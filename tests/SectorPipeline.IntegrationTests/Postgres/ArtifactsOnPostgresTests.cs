using System.Text.Json;
using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>What the artifacts tell of a PostgreSQL database: its catalog, and how old sources are.</summary>
public sealed class ArtifactsOnPostgresTests
{
    private PostgresSchema schema = default!;
    private TemporaryFolder folder = default!;

    [SetUp]
    public async Task CreateProject()
    {
        schema = await PostgresServer.CreateSchemaAsync("artifacts_on_postgres");
        folder = new TemporaryFolder();
        await schema.ExecuteAsync("create table items as select 1 as id, now() - interval '30 hours' as loaded_at");
        Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("profiles.yml", $"shop: {{ target: dev, outputs: {{ dev: {{ type: postgres, host: '{schema.Settings.Host}', user: '{schema.Settings.User}', dbname: '{schema.Settings.Database}', schema: '{schema.Name}', threads: 2 }} }} }}");
        Write("models/orders.sql", "{{ config(materialized='table', persist_docs={'relation': true, 'columns': true}) }} select 1 as id, cast('x' as varchar(3)) as name");
        Write("models/schema.yml", $$"""
            models: [{ name: orders, description: What was asked for, columns: [{ name: name, description: Its name }] }]
            sources:
              - name: raw
                schema: {{schema.Name}}
                loaded_at_field: loaded_at
                freshness: { warn_after: { count: 1, period: day }, error_after: { count: 2, period: day } }
                tables: [{ name: items }]
            """);
    }

    [TearDown]
    public async Task RemoveProject()
    {
        folder?.Dispose();
        if (schema is not null)
            await schema.DisposeAsync();
    }

    [Test]
    public async Task The_catalog_has_types_comments_and_owners()
    {
        await Runner().RunAsync(new SqlRunOptions(), CancellationToken.None);

        await Runner().GenerateDocsAsync(new SqlRunOptions(), compile: true, CancellationToken.None);

        using var catalog = Read("catalog.json");
        var orders = catalog.RootElement.GetProperty("nodes").GetProperty("model.shop.orders");
        Assert.That(orders.GetProperty("metadata").GetProperty("comment").GetString(), Is.EqualTo("What was asked for"));
        Assert.That(orders.GetProperty("metadata").GetProperty("owner").GetString(), Is.EqualTo(schema.Settings.User));
        Assert.That(orders.GetProperty("columns").GetProperty("name").GetProperty("comment").GetString(), Is.EqualTo("Its name"));
        Assert.That(catalog.RootElement.GetProperty("sources").TryGetProperty("source.shop.raw.items", out _), Is.True);
    }

    [Test]
    public async Task The_age_of_a_source_is_told_by_the_database()
    {
        var result = await Runner().FreshnessAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(result.Results[0].Status, Is.EqualTo(NodeStatus.Warn));
        Assert.That(result.Results[0].Freshness!.Age.TotalHours, Is.EqualTo(30).Within(0.1));
    }

    private SqlRunner Runner() => new(SqlProject.Load(new SqlProjectOptions { ProjectDirectory = folder.Path }), schema.Warehouse);

    private JsonDocument Read(string artifact) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "target", artifact)));

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
