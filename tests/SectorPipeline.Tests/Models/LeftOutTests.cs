using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Projects with what this version does not build: the rest works, and each thing that is left out is named.</summary>
[TestFixture]
public sealed class LeftOutTests : ProjectTest
{
    [SetUp]
    public void WriteProject()
    {
        Project.Write("models/orders.sql", "select 1 as id");
        Project.Write("snapshots/orders_history.sql", "{% snapshot orders_history %}{{ config(unique_key='id', strategy='check', check_cols='all') }}select * from {{ ref('orders') }}{% endsnapshot %}");
        Project.Write("models/scores.py", "def model(dbt, session):\n    return None\n");
        Project.Write("models/customers_v2.sql", "select 2 as id");
        Project.Write("models/schema.yml", """
            models:
              - name: scores
              - name: customers
                latest_version: 2
                versions: [{ v: 2 }]
            snapshots:
              - name: orders_by_yaml
                relation: ref('orders')
            metrics:
              - name: revenue
            groups:
              - name: finance
                owner: { name: F }
            """);
    }

    [Test]
    public void The_rest_of_the_project_is_read()
    {
        var project = Project.Load();

        Assert.That(project.Graph.Nodes.Select(node => node.Name), Is.EquivalentTo(["orders", "customers_v2"]));
        Assert.That(project.Warnings.Select(warning => Short(warning).Split('\n')[0]), Is.EqualTo([
            "models/schema.yml:10: 'metrics' are not supported by this version of SectorPipeline; they are left out.",
            "models/schema.yml:5: versions of models are not supported by this version of SectorPipeline; the model is taken to have none.",
            "models/schema.yml:7: 'snapshots' are not supported by this version of SectorPipeline; they are left out.",
            "models/scores.py: models are SQL here; the file is left out.",
            "snapshots/orders_history.sql: snapshots are not supported by this version of SectorPipeline; the file is left out. Keep history in an incremental model.",
        ]));
    }

    [TestCase("metrics: [{ name: revenue, filter: \"{{ Dimension('till__open') }} = true\" }]")]
    [TestCase("saved_queries: [{ name: daily, query_params: { where: [\"{{ TimeDimension('day') }} > 1\"] } }]")]
    [TestCase("semantic_models: [{ name: tills, description: \"{{ Entity('till') }}\" }]")]
    public void The_templates_of_a_semantic_layer_are_not_rendered(string entry)
    {
        Project.Write("models/semantic.yml", entry);

        Assert.That(() => Project.Load(), Throws.Nothing);
    }

    [Test]
    public void A_kind_in_several_files_is_told_once()
    {
        Project.Write("models/b.yml", "metrics: [{ name: cost }]").Write("models/c.yml", "metrics: [{ name: margin }]").Write("models/d.yml", "functions: []");

        Assert.That(Project.Load().Warnings.Select(warning => Short(warning).Split('\n')[0]).Where(warning => warning.Contains("'metrics'", StringComparison.Ordinal)), Is.EqualTo([
            "models/b.yml:1: 'metrics' are not supported by this version of SectorPipeline; they are left out, as in 2 other files.",
        ]));
    }

    [TestCase("orders_history", "a snapshot")]
    [TestCase("orders_by_yaml", "a snapshot")]
    [TestCase("scores", "a Python model")]
    [TestCase("customers", "a model with versions")]
    public void A_ref_to_it_says_why_it_finds_nothing(string name, string kind)
    {
        Project.Write("models/report.sql", $"select * from {{{{ ref('{name}') }}}}");

        Assert.That(LoadFault(), Does.StartWith($"models/report.sql:1: '{name}' is {kind}, which is not supported by this version of SectorPipeline. Refer to a model or seed."));
    }

    [TestCase("state:modified", "--select: 'state:' is not supported by this version of SectorPipeline.")]
    [TestCase("stat:modified", "--select: no method is called 'stat'. ")]
    public void Selections_of_a_later_version_are_told_from_misspelt_ones(string selection, string message)
    {
        var fault = Assert.Throws<ConfigurationException>(() => Project.Load().List(new SqlRunOptions { Select = [selection] }));

        Assert.That(fault!.Message, Does.StartWith(message));
    }

    [TestCase("materialized='materialized_view'", "models/m.sql: 'materialized_view' is not supported by this version of SectorPipeline. Use 'table' or 'incremental', or write a materialization of that name.")]
    [TestCase("materialized='incremental', incremental_strategy='microbatch'", "models/m.sql: the incremental strategy 'microbatch' is not supported by this version of SectorPipeline. Use append, delete+insert or merge, or write that macro.")]
    public async Task What_a_model_cannot_be_built_as_is_said_when_it_is_built(string config, string message)
    {
        Project.Write("models/m.sql", $"{{{{ config({config}) }}}} select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(Short(Result(result, "m").Message), Does.StartWith(message));
    }
}
