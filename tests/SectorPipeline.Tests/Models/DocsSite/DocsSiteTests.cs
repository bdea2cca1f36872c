using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Models;
using Site = SectorPipeline.Models.DocsSite;

namespace SectorPipeline.Tests.Models.DocsSite;

public sealed class DocsSiteTests
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("sector-docs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Pages_join_manifest_catalog_and_states()
    {
        WriteArtifacts();

        var input = await DocsFolder.ReadAsync(folder, CancellationToken.None);

        var orders = input.Nodes.Single(node => node.Name == "orders");
        var source = input.Nodes.Single(node => node.Type == "source");
        Assert.That(orders.Columns.Select(column => $"{column.Name} {column.Type} {column.Description} {column.Kind}"), Is.EqualTo((string[])["id integer The *key* Passthrough", "total double  Derived"]));
        Assert.That(orders.Columns[1].Sources, Is.EqualTo((ColumnSource[])[new("source.shop.raw.orders", "amount")]));
        Assert.That(orders.State, Is.EqualTo(new DocsState("success") { Seconds = 0.5, Rows = 3 }));
        Assert.That(orders.Statistics, Is.EqualTo((DocsFact[])[new("Rows", "3")]));
        Assert.That((source.Name, source.State?.Status), Is.EqualTo(("raw.orders", "warn")));
        Assert.That(input.Overview, Is.EqualTo("# Shop"));
        Assert.That(input.Macros.Single().Arguments, Is.EqualTo((DocsArgument[])[new("value", "string", "")]));
    }

    [Test]
    public async Task The_manifest_alone_is_enough()
    {
        WriteArtifacts();
        foreach (var name in (string[])["catalog.json", "run_results.json", "sources.json"])
            File.Delete(Path.Combine(folder, name));

        var input = await DocsFolder.ReadAsync(folder, CancellationToken.None);

        Assert.That(input.Nodes.Single(node => node.Name == "orders").Columns.Select(column => column.Name), Is.EqualTo((string[])["ID", "total"]));
        Assert.That(input.Nodes.All(node => node.State is null), Is.True);
    }

    [Test]
    public async Task Compiled_files_stand_in_for_compiled_code_but_only_those_below_the_folder()
    {
        Write("manifest.json", """
            {"nodes": {
              "model.p.a": {"name": "a", "resource_type": "model", "package_name": "p", "original_file_path": "models/a.sql"},
              "model.p.b": {"name": "b", "resource_type": "model", "package_name": "p", "original_file_path": "../../b.sql"}}}
            """);
        Write("compiled/p/models/a.sql", "select 1 as x");
        Write("b.sql", "select 2 as y");

        var input = await DocsFolder.ReadAsync(folder, CancellationToken.None);

        Assert.That(input.Nodes.Select(node => node.CompiledSql), Is.EqualTo((string[])["select 1 as x", ""]));
    }

    [Test]
    public void A_folder_without_a_manifest_says_what_to_do()
    {
        var failure = Assert.ThrowsAsync<PipelineException>(() => DocsFolder.ReadAsync(folder, CancellationToken.None));

        Assert.That(failure!.Message, Is.EqualTo($"{folder}: there is no manifest.json. Compile or build the project first, such as by 'sector sql build'."));
    }

    [Test]
    public void A_damaged_artifact_is_named()
    {
        Write("manifest.json", "{\n\"nodes\": ");

        var failure = Assert.ThrowsAsync<PipelineException>(() => DocsFolder.ReadAsync(folder, CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("manifest.json:2: this is no JSON"));
    }

    [Test]
    public async Task The_page_holds_everything_and_asks_nothing_of_a_network()
    {
        WriteArtifacts();

        var path = await Site.WriteAsync(folder, CancellationToken.None);

        var page = await File.ReadAllTextAsync(path);
        Assert.That(page, Does.Contain("default-src 'none'").And.Contain("model.shop.orders"));
        Assert.That(page, Does.Not.Contain("/*DATA*/").And.Not.Contain("/*STYLE*/").And.Not.Contain("/*SCRIPT*/"));
        Assert.That(page, Does.Not.Contain("src=\"http").And.Not.Contain("@import").And.Not.Contain("fetch("));
        Assert.That(Directory.GetFiles(folder, "*.new"), Is.Empty);
    }

    [Test]
    public void No_text_can_end_the_script_or_add_one()
    {
        var input = new DocsInput
        {
            Project = "p</script><script>alert(1)</script>",
            Overview = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](//evil.example) ![c](https://evil.example/c.png) [d](https://good.example) <javascript:alert(1)>",
        };

        var page = Site.Render(input);

        var data = page.Split("const DATA = ")[1].Split(";\n")[0];
        var overview = JsonDocument.Parse(data).RootElement.GetProperty("overview").GetString();
        Assert.That(data, Does.Not.Contain('<'));
        Assert.That(overview, Does.Not.Contain("<img src=x").And.Not.Contain("href=\"javascript:").And.Not.Contain("\"//evil").And.Not.Contain("evil.example/c.png"));
        Assert.That(overview, Does.Contain("href=\"https://good.example\""));
    }

    private void WriteArtifacts()
    {
        Write("manifest.json", """
            {
              "metadata": {"project_name": "shop", "adapter_type": "duckdb", "generated_at": "2026-01-02T03:04:05.678901Z"},
              "nodes": {
                "model.shop.orders": {
                  "name": "orders", "resource_type": "model", "package_name": "shop", "original_file_path": "models/orders.sql", "relation_name": "\"db\".\"main\".\"orders\"",
                  "config": {"materialized": "table"}, "depends_on": {"nodes": ["source.shop.raw.orders"]}, "columns": {"ID": {"name": "ID", "description": "The *key*"}},
                  "compiled_code": "select id, amount * 2 as total from \"db\".\"raw\".\"orders\""},
                "test.shop.unique_orders_id": {"name": "unique_orders_id", "resource_type": "test", "package_name": "shop", "depends_on": {"nodes": ["model.shop.orders"]}, "attached_node": "model.shop.orders", "column_name": "id"}},
              "sources": {"source.shop.raw.orders": {"name": "orders", "source_name": "raw", "resource_type": "source", "package_name": "shop", "relation_name": "\"db\".\"raw\".\"orders\"", "columns": null}},
              "macros": {"macro.shop.f": {"name": "f", "package_name": "shop", "macro_sql": "x", "arguments": [{"name": "value", "type": "string"}]}},
              "docs": {"doc.dbt.__overview__": {"name": "__overview__", "package_name": "dbt", "block_contents": "dbt"}, "doc.shop.__overview__": {"name": "__overview__", "package_name": "shop", "block_contents": "# Shop"}}
            }
            """);
        Write("catalog.json", """
            {"nodes": {"model.shop.orders": {"metadata": {"owner": "me"},
              "columns": {"total": {"name": "total", "type": "double", "index": 2}, "id": {"name": "id", "type": "integer", "index": 1}},
              "stats": {"has_stats": {"label": "Has Stats?", "value": true}, "rows": {"label": "Rows", "value": 3, "include": true}}}}}
            """);
        Write("run_results.json", """
            {"metadata": {"generated_at": "2026-01-02T03:04:05Z"}, "results": [{"unique_id": "model.shop.orders", "status": "success", "execution_time": 0.5, "timing": [], "adapter_response": {"rows_affected": 3}, "message": null, "failures": null}]}
            """);
        Write("sources.json", """{"results": [{"unique_id": "source.shop.raw.orders", "status": "warn", "max_loaded_at": "2026-01-01T00:00:00Z"}]}""");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
