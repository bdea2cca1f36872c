using System.Text.Json;

namespace SectorPipeline.Tests.Models;

public sealed class ArtifactTests : ProjectTest
{
    [SetUp]
    public async Task BuildProject()
    {
        Project.Write("models/stg.sql", "select 1 as id")
            .Write("models/marts/mart.sql", "{{ config(materialized='table', tags=['x']) }} select id from {{ ref('stg') }}")
            .Write("models/marts/schema.yml", "models: [{ name: mart, description: The mart, columns: [{ name: id, description: Its key, data_tests: [unique] }] }]");
        await Project.BuildAsync();
    }

    [Test]
    public void The_manifest_has_nodes_and_what_they_read()
    {
        using var manifest = JsonDocument.Parse(Project.Read("target/manifest.json"));

        var root = manifest.RootElement;
        var mart = root.GetProperty("nodes").GetProperty("model.shop.mart");
        Assert.That(root.GetProperty("metadata").GetProperty("dbt_schema_version").GetString(), Is.EqualTo("https://schemas.getdbt.com/dbt/manifest/v12.json"));
        Assert.That(mart.GetProperty("relation_name").GetString(), Is.EqualTo("\"memory\".\"main\".\"mart\""));
        Assert.That(mart.GetProperty("depends_on").GetProperty("nodes")[0].GetString(), Is.EqualTo("model.shop.stg"));
        Assert.That(mart.GetProperty("columns").GetProperty("id").GetProperty("description").GetString(), Is.EqualTo("Its key"));
        Assert.That(root.GetProperty("child_map").GetProperty("model.shop.stg")[0].GetString(), Is.EqualTo("model.shop.mart"));
    }

    [Test]
    public void The_run_results_have_an_entry_per_node()
    {
        using var results = JsonDocument.Parse(Project.Read("target/run_results.json"));

        var statuses = results.RootElement.GetProperty("results").EnumerateArray()
            .Select(result => $"{result.GetProperty("unique_id").GetString()!.Split('.')[2]}={result.GetProperty("status").GetString()}");
        Assert.That(statuses, Is.EqualTo((string[])["stg=success", "mart=success", "unique_mart_id=pass"]));
    }

    [Test]
    public void Compiled_and_run_sql_are_kept()
    {
        Assert.That(Project.Read("target/compiled/shop/models/marts/mart.sql"), Is.EqualTo("select id from \"memory\".\"main\".\"stg\"\n"));
        Assert.That(Project.Read("target/run/shop/models/marts/mart.sql"), Does.StartWith("create table \"memory\".\"main\".\"mart\" as ("));
    }
}
