using System.Text.Json;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>What the manifest says of a project with a node of every kind.</summary>
public sealed class ArtifactManifestTests : ProjectTest
{
    private JsonDocument? manifest;

    private JsonElement Manifest => manifest?.RootElement ?? throw new InvalidOperationException("The test has not begun.");

    [SetUp]
    public async Task Compile()
    {
        await Project.WriteEveryKind().ExecuteAsync("create table main.items as select 1 as id, current_timestamp as loaded_at");
        await (await Project.RunnerAsync()).CompileAsync(new SqlRunOptions(), CancellationToken.None);
        manifest = JsonDocument.Parse(Project.Read("target/manifest.json"));
    }

    [TearDown]
    public void CloseManifest() => manifest?.Dispose();

    [Test]
    public void Nodes_of_every_kind_are_there()
    {
        var kinds = Manifest.GetProperty("nodes").EnumerateObject().Select(node => node.Value.GetProperty("resource_type").GetString()).Distinct();

        Assert.That(kinds, Is.EquivalentTo((string[])["analysis", "model", "seed", "test", "operation"]));
        Assert.That(Names("sources"), Is.EqualTo("source.shop.raw.items source.shop.raw.labels"));
        Assert.That(Names("exposures"), Is.EqualTo("exposure.shop.report"));
        Assert.That(Names("unit_tests"), Is.EqualTo("unit_test.shop.by_country.counts"));
        Assert.That(Names("docs"), Is.EqualTo("doc.shop.order"));
    }

    [Test]
    public void Hooks_of_the_project_are_operations()
    {
        var hook = Node("operation.shop.shop-on-run-end-0");

        Assert.That(hook.GetProperty("raw_code").GetString(), Is.EqualTo("insert into audit select current_timestamp"));
        Assert.That(hook.GetProperty("tags")[0].GetString(), Is.EqualTo("on-run-end"));
    }

    [Test]
    public void Settings_that_nobody_made_have_their_defaults()
    {
        var config = Node("model.shop.by_country").GetProperty("config");

        Assert.That(config.GetProperty("materialized").GetString(), Is.EqualTo("view"));
        Assert.That(config.GetProperty("on_schema_change").GetString(), Is.EqualTo("ignore"));
        Assert.That(config.GetProperty("contract").GetRawText(), Is.EqualTo("""{"enforced":false,"alias_types":true}"""));
        Assert.That(config.GetProperty("persist_docs").GetRawText(), Is.EqualTo("""{"relation":true,"columns":true}"""));
    }

    [Test]
    public void Settings_are_there_as_they_are_written_too()
    {
        Project.Vars = new Dictionary<string, object?>(StringComparer.Ordinal) { ["kind"] = "table" };
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { +materialized: \"{{ var('kind') }}\", +tags: [all], +meta: { deep: [\"{{ target.name }}\"] } } }\n")
            .Write("models/written.sql", "{{ config(tags='a') }} {{ config(tags=['b'], alias='x' ~ var('kind')) }} select 1 as a");
        Project.Load().WriteManifest();

        using var written = JsonDocument.Parse(Project.Read("target/manifest.json"));
        var node = written.RootElement.GetProperty("nodes").GetProperty("model.shop.written");
        Assert.That(node.GetProperty("unrendered_config").GetRawText(), Is.EqualTo("""{"materialized":"{{ var('kind') }}","tags":["a","b"],"meta":{"deep":["{{ target.name }}"]},"alias":"xtable"}"""));
        Assert.That(node.GetProperty("config").GetProperty("materialized").GetString(), Is.EqualTo("table"));
        Assert.That(node.GetProperty("tags").GetRawText(), Is.EqualTo("""["all","a","b"]"""));
        Assert.That(Node("analysis.shop.look").GetProperty("unrendered_config").GetRawText(), Is.EqualTo("{}"));
    }

    [Test]
    public void Hooks_of_a_node_tell_whether_they_run_within_the_transaction()
    {
        var hooks = Node("model.shop.orders").GetProperty("config").GetProperty("post-hook");

        Assert.That(hooks.GetRawText(), Is.EqualTo("""[{"sql":"select 1","transaction":true,"index":null},{"sql":"select 2","transaction":false,"index":null}]"""));
    }

    [Test]
    public void A_description_that_is_a_docs_block_names_it() =>
        Assert.That(Node("model.shop.orders").GetProperty("doc_blocks")[0].GetString(), Is.EqualTo("doc.shop.order"));

    [Test]
    public void What_is_unique_and_not_null_identifies_a_model() =>
        Assert.That(Node("model.shop.orders").GetProperty("primary_key").GetRawText(), Is.EqualTo("""["id"]"""));

    [Test]
    public void Compiled_sql_is_there_with_its_path_and_the_models_within()
    {
        var orders = Node("model.shop.orders");

        Assert.That(orders.GetProperty("compiled").GetBoolean(), Is.True);
        Assert.That(orders.GetProperty("compiled_path").GetString(), Is.EqualTo("target/compiled/shop/models/orders.sql"));
        Assert.That(orders.GetProperty("compiled_code").GetString(), Does.Contain("__dbt__cte__numbers"));
        Assert.That(orders.GetProperty("extra_ctes")[0].GetProperty("id").GetString(), Is.EqualTo("model.shop.numbers"));
    }

    [Test]
    public void Disabled_nodes_are_apart()
    {
        var off = Manifest.GetProperty("disabled").GetProperty("model.shop.off")[0];

        Assert.That(off.GetProperty("config").GetProperty("enabled").GetBoolean(), Is.False);
        Assert.That(Manifest.GetProperty("nodes").TryGetProperty("model.shop.off", out _), Is.False);
    }

    [Test]
    public void Parents_and_children_span_exposures_and_unit_tests()
    {
        Assert.That(Manifest.GetProperty("parent_map").GetProperty("exposure.shop.report").GetRawText(), Is.EqualTo("""["model.shop.by_country","source.shop.raw.items"]"""));
        Assert.That(Manifest.GetProperty("child_map").GetProperty("model.shop.by_country").GetRawText(), Does.Contain("exposure.shop.report").And.Contain("unit_test.shop.by_country.counts"));
    }

    [Test]
    public void Macros_have_their_text_their_calls_and_what_is_said_of_them()
    {
        var twice = Manifest.GetProperty("macros").GetProperty("macro.shop.twice");

        Assert.That(twice.GetProperty("macro_sql").GetString(), Is.EqualTo("{% macro twice(x) %}{{ once(x) }}{{ adapter.dispatch('once', 'shop')(x) }}{% endmacro %}"));
        Assert.That(twice.GetProperty("depends_on").GetRawText(), Is.EqualTo("""{"macros":["macro.shop.once","macro.shop.default__once"]}"""));
        Assert.That(twice.GetProperty("arguments")[0].GetProperty("type").GetString(), Is.EqualTo("string"));
        Assert.That(Manifest.GetProperty("macros").GetProperty("macro.shop.once").GetProperty("macro_sql").GetString(), Is.EqualTo("{% macro once(x) -%} {{ x }} {%- endmacro %}"));
    }

    [Test]
    public void A_generic_test_tells_what_it_is_attached_to_and_its_arguments()
    {
        var test = Manifest.GetProperty("nodes").EnumerateObject().Single(node => node.Name.Contains("accepted_values", StringComparison.Ordinal)).Value;

        Assert.That(test.GetProperty("attached_node").GetString(), Is.EqualTo("model.shop.orders"));
        Assert.That(test.GetProperty("column_name").GetString(), Is.EqualTo("code"));
        Assert.That(test.GetProperty("test_metadata").GetProperty("kwargs").GetProperty("values").GetRawText(), Is.EqualTo("""["DE","FR"]"""));
        Assert.That(test.GetProperty("config").GetProperty("store_failures").GetBoolean(), Is.True);
    }

    private JsonElement Node(string uniqueId) => Manifest.GetProperty("nodes").GetProperty(uniqueId);

    private string Names(string kind) => string.Join(' ', Manifest.GetProperty(kind).EnumerateObject().Select(node => node.Name));
}
