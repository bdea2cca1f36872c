using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class SchemaFileTests : ProjectTest
{
    [SetUp]
    public void WriteModel() => Project.Write("models/a.sql", "select 1 as n");

    [TestCase("freshness: { warn_after: { count: 9, period: hour } }, config: { freshness: { warn_after: { count: 6, period: hour } } }", "6 24")]
    [TestCase("freshness: { warn_after: { count: 6, period: hour }, error_after: {} }", "6 24")]
    [TestCase("freshness: { warn_after: { count: 6, period: hour }, error_after: null }", "6 ")]
    [TestCase("freshness: { error_after: { count: 144, period: hour } }, config: { freshness: { error_after: { count: 72, period: hour } } }", "12 72")]
    [TestCase("description: says nothing", "12 24")]
    [TestCase("freshness: null", null)]
    [TestCase("freshness: { warn_after: null, error_after: null }", null)]
    public void Freshness_of_config_lies_over_what_stands_beside_it_and_the_tables_over_the_sources(string table, string? limits)
    {
        Project.Write("models/s.yml", $$"""
            sources:
              - name: raw
                freshness: { warn_after: { count: 18, period: hour }, error_after: { count: 24, period: hour } }
                config: { freshness: { warn_after: { count: 12, period: hour } } }
                tables: [{ name: t, {{table}} }]
            """);

        var freshness = ((SourceNode)Project.Load().Graph["source.shop.raw.t"]).Freshness;

        Assert.That(freshness is null ? null : $"{freshness.WarnAfter?.Count} {freshness.ErrorAfter?.Count}", Is.EqualTo(limits));
    }

    [Test]
    public void A_source_says_how_fresh_it_is_and_how_its_names_are_quoted()
    {
        Project.Write("models/sources.yml", """
            sources:
              - name: raw
                loader: vendor
                loaded_at_field: loaded
                quoting: { identifier: false }
                freshness: { warn_after: { count: 2, period: hour }, filter: n > 1 }
                meta: { owner: us }
                tables:
                  - name: one
                    freshness: { error_after: { count: 1, period: day } }
                  - name: two
                    freshness: null
                    loaded_at_query: select now()
                    quoting: { identifier: true, schema: false }
                    external: { location: here }
            """);

        var graph = Project.Load().Graph;
        var (one, two) = ((SourceNode)graph["source.shop.raw.one"], (SourceNode)graph["source.shop.raw.two"]);

        Assert.That(one.Freshness, Is.EqualTo(new Freshness(new FreshnessLimit(2, "hour"), new FreshnessLimit(1, "day"), "n > 1")));
        Assert.That((one.LoadedAtField, one.Loader), Is.EqualTo(("loaded", "vendor")));
        Assert.That((two.Freshness, two.LoadedAtField, two.LoadedAtQuery), Is.EqualTo(((Freshness?)null, (string?)null, "select now()")));
        Assert.That(Sql(one.Relation), Is.EqualTo("\"memory\".\"raw\".one"));
        Assert.That(Sql(two.Relation), Is.EqualTo("\"memory\".raw.\"two\""));
        Assert.That(two.External, Is.Not.Null);
    }

    [Test]
    public void Quoting_of_the_project_and_of_a_model_reaches_their_relations()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nquoting: { database: false, identifier: false }\n")
            .Write("models/b.sql", "{{ config(quoting={'identifier': true}) }} select 1 as n");

        var graph = Project.Load().Graph;

        Assert.That(Sql(graph["model.shop.a"].Relation), Is.EqualTo("memory.\"main\".a"));
        Assert.That(Sql(graph["model.shop.b"].Relation), Is.EqualTo("memory.\"main\".\"b\""));
    }

    [Test]
    public void An_exposure_depends_on_what_it_names()
    {
        Project.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: t }] }]")
            .Write("models/exposures.yml", """
                exposures:
                  - name: board
                    type: dashboard
                    maturity: high
                    label: The board
                    url: https://example.org
                    owner: { name: Ann, email: ann@example.org }
                    depends_on: [ref('a'), "source('raw', 't')"]
                    tags: [seen]
                """);

        var exposure = (ExposureNode)Project.Load().Graph["exposure.shop.board"];

        Assert.That(exposure.DependsOn, Is.EqualTo((string[])["model.shop.a", "source.shop.raw.t"]));
        Assert.That((exposure.Kind, exposure.Maturity, exposure.Owner.Email, exposure.Tags[0]), Is.EqualTo(("dashboard", "high", "ann@example.org", "seen")));
    }

    [TestCase("type: dashbord", "exposures.yml:2: 'type' is 'dashbord'. Did you mean 'dashboard'?")]
    [TestCase("type: dashboard\n    depends_on: [ref('x')]", "exposures.yml:3: no model is called 'x'.")]
    public void A_wrong_exposure_is_told(string rest, string message)
    {
        Project.Write("models/exposures.yml", $"exposures:\n  - {rest}\n    name: board\n    owner: {{ name: Ann }}\n");

        Assert.That(LoadFault(), Does.StartWith($"models/{message}"));
    }

    [Test]
    public void A_unit_test_keeps_its_rows_with_their_places()
    {
        Project.Write("models/unit.yml", """
            unit_tests:
              - name: adds
                model: a
                given:
                  - input: ref('b')
                    rows: [{ n: 1 }]
                  - input: ref('c')
                    format: csv
                    fixture: c_rows
                expect:
                  format: sql
                  rows: select {{ 1 }} as n
                overrides: { vars: { v: 1 }, macros: { is_incremental: true }, env_vars: { E: x } }
                config: { tags: [fast] }
            """);

        var test = (UnitTestNode)Project.Load().Graph["unit_test.shop.a.adds"];

        Assert.That(test.DependsOn, Is.EqualTo((string[])["model.shop.a"]));
        Assert.That(test.Type.Name(), Is.EqualTo("unit_test"));
        Assert.That(test.Entry.Given.Select(given => given.Rows.Format), Is.EqualTo((string[])["dict", "csv"]));
        Assert.That(test.Entry.Given[0].Rows.Rows?.Line, Is.EqualTo(6));
        Assert.That(test.Entry.Expect.Rows?.ToValue(), Is.EqualTo("select {{ 1 }} as n"));
        Assert.That(test.Entry.Overrides.Macros["is_incremental"], Is.True);
        Assert.That(test.Tags, Is.EqualTo((string[])["fast"]));
    }

    [Test]
    public void A_unit_test_of_no_model_is_told()
    {
        Project.Write("models/orders.sql", "select 1 as n")
            .Write("models/unit.yml", "unit_tests:\n  - name: t\n    model: ordres\n    given: []\n    expect: { rows: [] }\n");

        Assert.That(LoadFault(), Does.StartWith("models/unit.yml:3: no model is called 'ordres'. Did you mean 'orders'?"));
    }

    [Test]
    public void Macros_analyses_and_singular_tests_are_described()
    {
        Project.Write("macros/m.sql", "{% macro m(x) %}{% endmacro %}")
            .Write("macros/m.yml", "macros: [{ name: m, description: Does m., arguments: [{ name: x, type: string }] }]")
            .Write("analyses/look.sql", "select * from {{ ref('a') }}")
            .Write("analyses/look.yml", "analyses: [{ name: look, description: Looks. }]")
            .Write("tests/none.sql", "select * from {{ ref('a') }}")
            .Write("tests/none.yml", "data_tests: [{ name: none, description: \"{{ 'None' }}.\", config: { severity: warn } }]");

        var project = Project.Load();

        Assert.That(project.Context.Macros.Find("m")?.Entry?.Description, Is.EqualTo("Does m."));
        Assert.That(project.Graph["analysis.shop.look"].Description, Is.EqualTo("Looks."));
        Assert.That(project.Graph["analysis.shop.look"].DependsOn, Is.EqualTo((string[])["model.shop.a"]));
        Assert.That(((TestNode)project.Graph["test.shop.none"]).IsWarning, Is.True);
        Assert.That(project.Graph["test.shop.none"].Description, Is.EqualTo("None."));
    }

    [Test]
    public void Columns_and_models_have_constraints()
    {
        Project.Write("models/schema.yml", """
            models:
              - name: a
                config: { contract: { enforced: true } }
                constraints: [{ type: primary_key, columns: [n] }]
                columns:
                  - name: n
                    data_type: integer
                    quote: true
                    constraints: [{ type: not_null }, { type: check, expression: n > 0, name: positive }]
            """);

        var node = Project.Load().Graph["model.shop.a"];

        Assert.That(node.Constraints.Single().Columns, Is.EqualTo((string[])["n"]));
        Assert.That(node.Columns[0].Constraints.Select(constraint => constraint.Type), Is.EqualTo((string[])["not_null", "check"]));
        Assert.That((node.Columns[0].DataType, node.Columns[0].Quote), Is.EqualTo(("integer", (bool?)true)));
    }

    [Test]
    public void Versions_of_models_are_warned_of()
    {
        Project.Write("models/schema.yml", "models:\n  - name: a\n    versions: [{ v: 1 }]\n");

        Assert.That(Project.Load().Warnings.Select(Short), Has.Some.StartsWith("models/schema.yml:3: versions of models are not supported"));
    }

    [Test]
    public void Grants_with_a_plus_add_up_and_others_replace()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { +grants: { select: [x], insert: [y] } }\n")
            .Write("models/schema.yml", "models: [{ name: a, config: { grants: { +select: [z], insert: [w] } } }]");

        var grants = Project.Load().Graph["model.shop.a"].Config.Mapping("grants");

        Assert.That(grants["select"], Is.EqualTo((string[])["x", "z"]));
        Assert.That(grants["insert"], Is.EqualTo((string[])["w"]));
    }

    private static string Sql(SectorPipeline.Warehouses.Relation? relation) => SectorPipeline.Warehouses.DuckDbDialect.Instance.Render(relation!);
}
