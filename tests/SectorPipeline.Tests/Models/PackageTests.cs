namespace SectorPipeline.Tests.Models;

public sealed class PackageTests : ProjectTest
{
    [SetUp]
    public void WritePackages() =>
        Project.Write("packages.yml", "packages: [{ local: local/tools }]\n")
            .Write("local/tools/dbt_project.yml", "name: tools\n")
            .Write("local/tools/packages.yml", "packages: [{ local: local/base }]\n")
            .Write("local/base/dbt_project.yml", "name: base\n")
            .Write("dbt_packages/vendored/dbt_project.yml", "name: vendored\n");

    [Test]
    public void Every_package_brings_its_models_seeds_tests_analyses_and_descriptions()
    {
        Project.Write("local/tools/models/deep/tool.sql", "select * from {{ ref('numbers') }}")
            .Write("local/tools/models/schema.yml", "models: [{ name: tool, description: \"{{ doc('tool') }}\", columns: [{ name: n, data_tests: [unique] }] }]")
            .Write("local/tools/models/docs.md", "{% docs tool %}A tool.{% enddocs %}")
            .Write("local/tools/tests/singular.sql", "select * from {{ ref('tool') }}")
            .Write("local/base/seeds/numbers.csv", "n\n1\n")
            .Write("dbt_packages/vendored/analyses/look.sql", "select * from {{ ref('tool') }}");

        var graph = Project.Load().Graph;

        Assert.That(graph.Nodes.Select(node => node.UniqueId), Is.SupersetOf((string[])[
            "analysis.vendored.look", "model.tools.tool", "seed.base.numbers", "test.tools.singular"]));
        Assert.That(graph["model.tools.tool"].FilePath, Is.EqualTo("models/deep/tool.sql"));
        Assert.That(graph["model.tools.tool"].Fqn, Is.EqualTo((string[])["tools", "deep", "tool"]));
        Assert.That(graph["model.tools.tool"].Description, Is.EqualTo("A tool."));
        Assert.That(graph["model.tools.tool"].DependsOn, Is.EqualTo((string[])["seed.base.numbers"]));
        Assert.That(graph.Nodes.Count(node => node.UniqueId.StartsWith("test.tools.unique_tool_n.", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Settings_of_the_root_win_over_those_of_the_package()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { tools: { +materialized: table, +tags: root } }\n")
            .Write("local/tools/dbt_project.yml", "name: tools\nmodels: { +tags: own, tools: { +materialized: ephemeral, +alias: other } }\n")
            .Write("local/tools/models/tool.sql", "select 1 as a");

        var config = Project.Load().Graph["model.tools.tool"].Config;

        Assert.That(config.Materialized, Is.EqualTo("table"));
        Assert.That(config.Alias, Is.EqualTo("other"));
        Assert.That(config.Tags, Is.EqualTo((string[])["own", "root"]));
    }

    [Test]
    public async Task Settings_of_the_root_win_over_those_of_a_packages_own_files()
    {
        Project.Write("dbt_project.yml", """
            name: shop
            profile: shop
            models: { tools: { +materialized: table, tool: { +post-hook: "insert into told select * from {{ ref('other') }}" }, off: { +enabled: false } } }
            data_tests: { tools: { +severity: warn } }
            seeds: { tools: { +schema: root } }

            """)
            .Write("local/tools/models/tool.sql", "{{ config(materialized='view', alias='own') }} select 1 as a")
            .Write("local/tools/models/other.sql", "{{ config(materialized='view', post_hook='select 1') }} select 2 as a")
            .Write("local/tools/models/off/broken.sql", "{{ config(enabled=true) }} {{ no_such_macro() }}")
            .Write("local/tools/models/schema.yml", "models: [{ name: tool, config: { materialized: ephemeral }, columns: [{ name: a, data_tests: [unique, { accepted_values: { arguments: { values: [9] }, config: { severity: error } } }] }] }]\nseeds: [{ name: s, config: { schema: own } }]\n")
            .Write("local/tools/seeds/s.csv", "a\n1\n");
        await Project.ExecuteAsync("create table told (a integer)");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("accepted_values_tool_a__9=Warn other=Success s=Success tool=Success unique_tool_a=Pass"));
        Assert.That(await Project.QueryAsync("select table_schema, table_name, table_type from information_schema.tables where table_name <> 'told' order by 2"), Is.EqualTo("main,other,BASE TABLE;main,own,BASE TABLE;main_root,s,BASE TABLE"));
        Assert.That(await Project.QueryAsync("select a from told"), Is.EqualTo("2"));
    }

    [TestCase("command", "given")]
    [TestCase("scoped", "root for tools")]
    [TestCase("shared", "root")]
    [TestCase("theirs", "own for tools")]
    [TestCase("plain", "own")]
    public void Variables_come_from_the_command_line_the_root_and_the_package(string name, string expected)
    {
        Project.Vars = new Dictionary<string, object?>(StringComparer.Ordinal) { ["command"] = "given" };
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars: { command: root, shared: root, scoped: root, tools: { command: root for tools, scoped: root for tools } }\n")
            .Write("local/tools/dbt_project.yml", "name: tools\nvars: { command: own, shared: own, scoped: own, theirs: own, plain: own, tools: { theirs: own for tools } }\n")
            .Write("local/tools/models/tool.sql", $"{{{{ config(alias=var('{name}')) }}}} select 1 as a")
            .Write("local/tools/models/schema.yml", $"models: [{{ name: tool, description: \"{{{{ var('{name}') }}}}\" }}]");

        var node = Project.Load().Graph["model.tools.tool"];

        Assert.That(node.Config.Alias, Is.EqualTo(expected));
        Assert.That(node.Description, Is.EqualTo(expected));
    }

    [Test]
    public void A_ref_finds_the_own_package_first_then_the_root_then_any_other()
    {
        Project.Write("models/same.sql", "select 1 as a")
            .Write("models/only_root.sql", "select 1 as a")
            .Write("local/tools/models/same.sql", "{{ config(alias='tools_same') }} select 1 as a")
            .Write("local/tools/models/tool.sql", "select * from {{ ref('same') }}, {{ ref('only_root') }}, {{ ref('low', v=2) }}, {{ ref('shop', 'same') }}")
            .Write("local/base/models/low.sql", "select 1 as a");

        var node = Project.Load().Graph["model.tools.tool"];

        Assert.That(node.DependsOn, Is.EqualTo((string[])["model.tools.same", "model.shop.only_root", "model.base.low", "model.shop.same"]));
    }

    [Test]
    public void A_listed_package_that_is_not_vendored_is_told_with_the_remedy()
    {
        Project.Write("packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.1.0\n");

        Assert.That(LoadFault(), Does.StartWith("packages.yml:2: the package 'dbt-labs/dbt_utils' is not there").And.Contain("dbt_packages/dbt_utils"));
    }

    [TestCase("package: org/vendored\n    version: 1.0.0")]
    [TestCase("git: https://example.org/some-name.git\n    revision: main")]
    public void A_vendored_package_satisfies_its_listing(string listing)
    {
        Project.Write("packages.yml", $"packages:\n  - {listing}\n");

        Assert.That(() => Project.Load(), Throws.Nothing);
    }

    [Test]
    public void A_local_package_that_is_not_there_is_told()
    {
        Project.Write("packages.yml", "packages:\n  - local: nowhere\n");

        Assert.That(LoadFault(), Does.StartWith("packages.yml:2: there is no dbt_project.yml in 'nowhere'."));
    }

    [Test]
    public void A_schema_file_describes_only_its_own_package()
    {
        Project.Write("local/tools/models/tool.sql", "select 1 as a")
            .Write("models/schema.yml", "models: [{ name: tool, description: mine }]");

        var project = Project.Load();

        Assert.That(project.Graph["model.tools.tool"].Description, Is.Empty);
        Assert.That(project.Warnings.Select(Short), Has.Some.StartsWith("models/schema.yml:1: no model is called 'tool'"));
    }

    [Test]
    public void The_root_overrides_a_source_of_a_package()
    {
        Project.Write("local/tools/models/sources.yml", "sources: [{ name: raw, schema: theirs, tables: [{ name: a, identifier: x }, { name: b }] }]")
            .Write("models/sources.yml", "sources: [{ name: raw, overrides: tools, schema: mine, tables: [{ name: a, description: Mine. }] }]");

        var graph = Project.Load().Graph;

        Assert.That(graph["source.tools.raw.a"].Relation?.ToString(), Is.EqualTo("memory.mine.x"));
        Assert.That(graph["source.tools.raw.a"].Description, Is.EqualTo("Mine."));
        Assert.That(graph["source.tools.raw.b"].Relation?.Schema, Is.EqualTo("mine"));
        Assert.That(graph.Contains("source.shop.raw.a"), Is.False);
    }
}
