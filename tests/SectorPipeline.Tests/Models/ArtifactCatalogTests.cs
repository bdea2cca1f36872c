using System.Text.Json;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>What the catalog says of the warehouse.</summary>
public sealed class ArtifactCatalogTests : ProjectTest
{
    [SetUp]
    public async Task BuildProject()
    {
        await Project.WriteEveryKind().ExecuteAsync("create table main.items as select 1 as id, current_timestamp as loaded_at");
        await Project.BuildDataAsync();
    }

    [Test]
    public async Task Tables_and_views_are_there_with_their_columns_and_comments()
    {
        var catalog = await CatalogAsync();

        var orders = catalog.GetProperty("nodes").GetProperty("model.shop.orders");
        Assert.That(orders.GetProperty("metadata").GetProperty("type").GetString(), Is.EqualTo("BASE TABLE"));
        Assert.That(orders.GetProperty("metadata").GetProperty("comment").GetString(), Is.EqualTo("What a customer asked for."));
        Assert.That(orders.GetProperty("columns").GetProperty("id").GetRawText(), Is.EqualTo("""{"type":"INTEGER","index":1,"name":"id","comment":"Its number"}"""));
        Assert.That(catalog.GetProperty("nodes").GetProperty("model.shop.by_country").GetProperty("metadata").GetProperty("type").GetString(), Is.EqualTo("VIEW"));
    }

    [Test]
    public async Task Rows_are_counted_as_the_engine_has_them()
    {
        var stats = (await CatalogAsync()).GetProperty("nodes").GetProperty("seed.shop.countries").GetProperty("stats");

        Assert.That(stats.GetProperty("num_rows").GetProperty("value").GetInt64(), Is.EqualTo(2));
    }

    [Test]
    public async Task Sources_are_there_and_what_is_not_built_is_not()
    {
        await Project.ExecuteAsync("drop view by_country");

        var catalog = await CatalogAsync();

        Assert.That(catalog.GetProperty("sources").TryGetProperty("source.shop.raw.items", out _), Is.True);
        Assert.That(catalog.GetProperty("nodes").TryGetProperty("model.shop.by_country", out _), Is.False);
        Assert.That(catalog.GetProperty("nodes").TryGetProperty("model.shop.numbers", out _), Is.False);
        Assert.That(catalog.GetProperty("errors").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_results_of_the_last_run_stay(bool compile)
    {
        var before = Project.Read("target/run_results.json");

        await CatalogAsync(compile);

        Assert.That(Project.Read("target/run_results.json"), Is.EqualTo(before));
    }

    private async Task<JsonElement> CatalogAsync(bool compile = true)
    {
        await (await Project.RunnerAsync()).GenerateDocsAsync(new SqlRunOptions(), compile, CancellationToken.None);
        using var catalog = JsonDocument.Parse(Project.Read("target/catalog.json"));
        return catalog.RootElement.Clone();
    }
}
