using SectorPipeline.Jinja;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class MacroResolutionTests : ProjectTest
{
    [SetUp]
    public void WritePackage() =>
        Project.Write("packages.yml", "packages: [{ local: tools }, { local: other }]\n")
            .Write("tools/dbt_project.yml", "name: tools\n")
            .Write("other/dbt_project.yml", "name: other\n");

    [TestCase("a", "tools.a")]
    [TestCase("b", "shop.b")]
    [TestCase("generate_alias_name", "dbt.generate_alias_name")]
    public void A_package_sees_its_own_macros_then_the_roots_then_the_built_in_ones(string name, string expected)
    {
        Project.Write("tools/macros/m.sql", Macros("a"))
            .Write("macros/m.sql", Macros("a", "b"))
            .Write("other/macros/m.sql", Macros("a", "b", "generate_alias_name"));

        var found = Project.Load().Context.Macros.For("tools").Find(name);

        Assert.That($"{found?.Package}.{found?.Name}", Is.EqualTo(expected));
    }

    [Test]
    public void Macros_of_other_packages_need_the_packages_name()
    {
        Project.Write("other/macros/m.sql", Macros("only_there"))
            .Write("models/a.sql", "{{ config(alias=other.only_there()) }} select 1 as a");

        var project = Project.Load();

        Assert.That(project.Context.Macros.Find("only_there"), Is.Null);
        Assert.That(project.Graph["model.shop.a"].Relation?.Identifier, Is.EqualTo("x"));
    }

    [TestCase(null, "tools.postgres__x")]
    [TestCase("tools", "shop.redshift__x")]
    [TestCase("other", "other.default__x")]
    public void Dispatch_looks_through_packages_and_the_prefixes_of_the_engine(string? space, string expected)
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\ndispatch: [{ macro_namespace: other, search_order: [other, shop] }]\n")
            .Write("macros/m.sql", Macros("default__x", "redshift__x"))
            .Write("tools/macros/m.sql", Macros("postgres__x", "redshift__y"))
            .Write("other/macros/m.sql", Macros("default__x"));
        string[] prefixes = space is null ? ["postgres"] : ["redshift", "postgres"];

        var found = Project.Load().Context.Macros.For("tools").Dispatch("x", space, prefixes);

        Assert.That($"{found.Package}.{found.Name}", Is.EqualTo(expected));
    }

    [Test]
    public void A_failed_dispatch_lists_what_was_searched()
    {
        var macros = Project.Load().Context.Macros;

        var failure = Assert.Throws<JinjaFaultException>(() => macros.Dispatch("x", "tools", ["duckdb"]));

        Assert.That(failure!.Hint, Does.Contain("shop.duckdb__x, shop.default__x, tools.duckdb__x, tools.default__x"));
    }

    [TestCase("", "tools_")]
    [TestCase("{% macro generate_alias_name(custom, node) %}root_{{ node.name }}{% endmacro %}", "root_")]
    public void The_roots_naming_wins_over_the_packages(string rootMacro, string prefix)
    {
        Project.Write("macros/names.sql", rootMacro)
            .Write("tools/macros/names.sql", "{% macro generate_alias_name(custom, node) %}tools_{{ node.name }}{% endmacro %}")
            .Write("tools/models/tool.sql", "select 1 as a")
            .Write("models/mine.sql", "select 1 as a");

        var graph = Project.Load().Graph;

        Assert.That(graph["model.tools.tool"].Relation?.Identifier, Is.EqualTo($"{prefix}tool"));
        Assert.That(graph["model.shop.mine"].Relation?.Identifier, Is.EqualTo(rootMacro.Length > 0 ? "root_mine" : "mine"));
    }

    [Test]
    public void The_default_of_a_naming_macro_may_be_overridden_alone()
    {
        Project.Write("macros/names.sql", "{% macro default__generate_schema_name(custom, node) %}own{% endmacro %}").Write("models/a.sql", "select 1 as a");

        Assert.That(Project.Load().Graph["model.shop.a"].Relation?.Schema, Is.EqualTo("own"));
    }

    [TestCase("{% materialization m, default %}{% endmaterialization %}", "tools.materialization_m_duckdb")]
    [TestCase("{% materialization m, adapter='duckdb' %}{% endmaterialization %}", "shop.materialization_m_duckdb")]
    public void The_materialization_of_the_engine_wins_then_the_roots(string root, string expected)
    {
        Project.Write("macros/m.sql", root)
            .Write("tools/macros/m.sql", "{% materialization m, adapter='duckdb' %}{% endmaterialization %}");

        var found = Project.Load().Context.Macros.FindMaterialization("m", ["duckdb"]);

        Assert.That($"{found?.Package}.{found?.Name}", Is.EqualTo(expected));
    }

    [Test]
    public void A_generic_test_of_a_package_is_written_with_its_name()
    {
        Project.Write("tools/tests/generic/positive.sql", "{% test positive(model, column_name) %}select * from {{ model }} where {{ column_name }} <= 0{% endtest %}")
            .Write("models/a.sql", "select 1 as n")
            .Write("models/schema.yml", "models: [{ name: a, columns: [{ name: n, data_tests: [tools.positive] }] }]");

        var test = Project.Load().Graph.Nodes.OfType<TestNode>().Single();

        Assert.That(test.Name, Is.EqualTo("tools_positive_a_n"));
        Assert.That(test.Macros, Does.Contain("macro.tools.test_positive"));
    }

    [Test]
    public void A_secret_is_refused_outside_of_profiles()
    {
        Project.Write("models/a.sql", "select '{{ env_var('DBT_ENV_SECRET_X', 'x') }}' as a");

        Assert.That(LoadFault(), Does.StartWith("models/a.sql:1: 'DBT_ENV_SECRET_X' is a secret"));
    }

    private static string Macros(params string[] names) =>
        string.Concat(names.Select(name => $"{{% macro {name}() %}}x{{% endmacro %}}\n"));
}
