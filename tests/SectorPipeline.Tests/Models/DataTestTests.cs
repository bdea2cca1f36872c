using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class DataTestTests : ProjectTest
{
    [SetUp]
    public void WriteModel() =>
        Project.Write("models/m.sql", """
            select * from (values (1, 'a', 10), (1, 'b', 20), (null, 'c', 99)) as v(id, kind, parent)
            """)
            .Write("models/parents.sql", "select * from (values (10), (20)) as v(id)");

    [TestCase("not_null", 1)]
    [TestCase("unique", 1)]
    [TestCase("accepted_values: { values: [1, 2], quote: false }", 0)]
    [TestCase("accepted_values: { arguments: { values: [2], quote: false } }", 1)]
    public async Task A_test_counts_the_rows_that_fail(string test, int failures)
    {
        Describe("id", test);

        var result = await Project.BuildAsync("m");

        var counted = result.Results.Single(node => node.Node is TestNode);
        Assert.That(counted.Failures, Is.EqualTo(failures), counted.Message);
        Assert.That(counted.Status, Is.EqualTo(failures == 0 ? NodeStatus.Pass : NodeStatus.Fail));
    }

    [Test]
    public async Task Relationships_find_rows_without_a_parent()
    {
        Describe("parent", "relationships: { to: ref('parents'), field: id }");

        var result = await Project.BuildAsync();

        var test = result.Results.Single(node => node.Node is TestNode);
        Assert.That(test.Failures, Is.EqualTo(1));
        Assert.That(test.Node.DependsOn, Is.EquivalentTo((string[])["model.shop.m", "model.shop.parents"]));
    }

    [Test]
    public async Task A_failure_says_what_failed_and_where_its_rows_are_found()
    {
        Describe("id", "not_null");

        var result = await Project.BuildAsync("m");

        var message = Result(result, "not_null_m_id").Message;
        Assert.That(Short(message), Does.StartWith("models/schema.yml: not_null of m.id: 1 row fails the test. See the rows with "));
        Assert.That(message, Does.EndWith("target/compiled/shop/models/schema.yml/not_null_m_id.sql"));
        Assert.That(Project.Read("target/compiled/shop/models/schema.yml/not_null_m_id.sql"), Does.Contain("where id is null"));
    }

    [TestCase("not_null: { config: { where: \"kind <> 'c'\" } }", NodeStatus.Pass)]
    [TestCase("not_null: { severity: warn }", NodeStatus.Warn)]
    [TestCase("not_null: { config: { warn_if: '> 0', error_if: '> 1' } }", NodeStatus.Warn)]
    [TestCase("not_null: { config: { error_if: '> 1', warn_if: '> 1' } }", NodeStatus.Pass)]
    [TestCase("not_null: { config: { limit: 0 } }", NodeStatus.Pass)]
    [TestCase("not_null: { config: { fail_calc: 'sum(case when id is null then 0 else 1 end)' } }", NodeStatus.Pass)]
    [TestCase("not_null: { config: { enabled: false } }", null)]
    [TestCase("not_null: { config: { enabled: \"{{ var('strict', false) | as_native }}\" } }", null)]
    [TestCase("not_null: { enabled: \"{{ target.name == 'prod' }}\" }", null)]
    [TestCase("not_null: { config: { severity: \"{{ 'error' if target.name == 'prod' else 'warn' }}\" } }", NodeStatus.Warn)]
    [TestCase("not_null: { severity: \"{{ var('severity', None) }}\" }", NodeStatus.Fail)]
    [TestCase("not_null: { config: { where: \"kind <> '{{ var('left_out', 'c') }}'\" } }", NodeStatus.Pass)]
    public async Task Settings_decide_what_a_failure_means(string test, NodeStatus? status)
    {
        Describe("id", test);

        var result = await Project.BuildAsync("m");

        Assert.That(result.Results.SingleOrDefault(node => node.Node is TestNode)?.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_singular_test_fails_for_every_row()
    {
        Project.Write("tests/no_c.sql", "select * from {{ ref('m') }} where kind = 'c'");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "no_c").Failures, Is.EqualTo(1));
        Assert.That(Result(result, "no_c").Node.UniqueId, Is.EqualTo("test.shop.no_c"));
    }

    [TestCase("tests/generic/positive.sql")]
    [TestCase("macros/positive.sql")]
    public async Task A_project_may_have_generic_tests_of_its_own(string path)
    {
        Project.Write(path, "{% test positive(model, column_name, above=0) %} select * from {{ model }} where {{ column_name }} <= {{ above }} {% endtest %}");
        Describe("parent", "positive: { above: 10, name: parent_above_ten }");

        var result = await Project.BuildAsync("m");

        Assert.That(Result(result, "parent_above_ten").Failures, Is.EqualTo(1));
    }

    [TestCase("{ values: [\"{{ var('first', 'a') }}\", b, \"{{ 'c' | trim }}\"] }")]
    [TestCase("{ values: \"{{ var('kinds', ['a', 'b', 'c']) }}\" }")]
    public async Task Templates_within_the_arguments_are_rendered_and_keep_their_type(string arguments)
    {
        Project.Write("tests/generic/among.sql", "{% test among(model, column_name, values) %} select * from {{ model }} where {{ column_name }} not in ('{{ values | join(\"', '\") }}') {% endtest %}");
        Describe("kind", $"among: {arguments}");

        var result = await Project.BuildAsync("m");

        Assert.That(result.Results.Single(node => node.Node is TestNode).Failures, Is.Zero);
    }

    [Test]
    public async Task Templates_in_a_mapping_of_an_argument_are_rendered()
    {
        Project.Write("tests/generic/has_parents.sql", "{% test has_parents(model, column_name, parent) %} select 1 where '{{ parent.table }} {{ parent.key }}' <> '{{ ref('parents') }} id' {% endtest %}");
        Describe("parent", "has_parents: { parent: { table: \"{{ ref('parents') }}\", key: \"{{ 'i' }}d\" } }");

        var result = await Project.BuildAsync();

        var test = result.Results.Single(node => node.Node is TestNode);
        Assert.That(test.Failures, Is.Zero, test.Message);
    }

    [Test]
    public async Task A_project_may_replace_a_built_in_test()
    {
        Project.Write("macros/not_null.sql", "{% test not_null(model, column_name) %} select 1 as a union all select 2 {% endtest %}");
        Describe("id", "not_null");

        var result = await Project.BuildAsync("m");

        Assert.That(Result(result, "not_null_m_id").Failures, Is.EqualTo(2));
    }

    [Test]
    public void An_unknown_test_is_told_with_its_place_and_the_nearest_name()
    {
        Describe("id", "not_nul");

        Assert.That(LoadFault(), Does.StartWith("models/schema.yml:6: no test is called 'not_nul'. Did you mean 'not_null'?"));
    }

    [Test]
    public async Task A_source_is_tested_too()
    {
        await Project.ExecuteAsync("create schema raw; create table raw.prices as select null as close");
        Project.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: prices, columns: [{ name: close, data_tests: [not_null] }] }] }]");

        var result = await Project.BuildAsync("source:raw");

        Assert.That(Result(result, "source_not_null_raw_prices_close").Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task A_test_that_cannot_run_is_an_error()
    {
        Describe("no_such_column", "not_null");

        var result = await Project.BuildAsync("m");

        Assert.That(Result(result, "not_null_m_no_such_column").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(Result(result, "not_null_m_no_such_column").Message, Does.Contain("no_such_column"));
    }

    private void Describe(string column, string test) =>
        Project.Write("models/schema.yml", $$"""
            models:
              - name: m
                columns:
                  - name: {{column}}
                    data_tests:
                      - {{test}}
            """);
}
