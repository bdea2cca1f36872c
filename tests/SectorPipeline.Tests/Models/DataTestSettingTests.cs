using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class DataTestSettingTests : ProjectTest
{
    [SetUp]
    public void WriteModel() => Project.Write("models/m.sql", "select null as id");

    [TestCase("not_null: { severity: \"{{ 'error' if var('strict', false) else 'warn' }}\" }", NodeStatus.Warn)]
    [TestCase("not_null: { config: { severity: \"{{ 'error' if target.name == 'prod' else 'warn' }}\" } }", NodeStatus.Warn)]
    [TestCase("not_null: { config: { error_if: \"{{ var('bound', '>5') }}\", warn_if: '>5' } }", NodeStatus.Pass)]
    [TestCase("not_null: { config: { enabled: \"{{ var('strict', false) }}\" } }", null)]
    public async Task Settings_of_a_test_may_be_templates(string test, NodeStatus? status)
    {
        Describe(test);

        var result = await Project.BuildAsync("m");

        Assert.That(result.Results.SingleOrDefault(node => node.Node is TestNode)?.Status, Is.EqualTo(status));
    }

    [TestCase("not_null: { severity: warn, config: { severity: error } }")]
    [TestCase("not_null: { config: { severity: error }, severity: warn }")]
    public void A_setting_stands_beside_config_or_in_it(string test)
    {
        Describe(test);

        Assert.That(LoadFault(), Does.StartWith("models/schema.yml:6: 'severity' is set both in 'config' and beside it. Keep one of them, in 'config'."));
    }

    [Test]
    public void Two_tests_that_differ_in_settings_alone_need_names()
    {
        Describe("not_null: { config: { where: id > 1 } }", "not_null: { config: { where: id > 2 } }");

        Assert.That(LoadFault(), Does.StartWith("models/schema.yml:7: the test 'not_null_m_id' is also at models/schema.yml:6. Give one of them another name with 'name: …', or remove it."));
    }

    [Test]
    public async Task Two_tests_with_names_of_their_own_both_run()
    {
        Describe("not_null: { name: one, config: { where: 1 = 1 } }", "not_null: { name: two, config: { where: 1 = 2 } }");

        Assert.That(Statuses(await Project.BuildAsync("m")), Is.EqualTo("m=Success one=Fail two=Pass"));
    }

    [Test]
    public async Task What_a_custom_test_sets_is_a_default_for_its_places()
    {
        Project.Write("tests/generic/odd.sql", "{% test odd(model, column_name) %}{{ config(severity='warn', error_if='>5', meta={'by': 'test'}) }} select 1 as a union all select 2 {% endtest %}");
        Describe("odd", "odd: { name: strict, config: { severity: error, error_if: '>1', meta: { for: us } } }");

        var result = await Project.BuildAsync("m");

        Assert.That(Statuses(result), Is.EqualTo("m=Success odd_m_id=Warn strict=Fail"));
        Assert.That(Result(result, "strict").Node.Config.Meta, Is.EquivalentTo(new Dictionary<string, object?>(StringComparer.Ordinal) { ["by"] = "test", ["for"] = "us" }));
    }

    [Test]
    public async Task A_project_may_count_failures_in_its_own_way()
    {
        Project.Write("macros/count.sql", """
            {% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) %}
            select {{ fail_calc }} + 41 as failures, 1 as should_warn, 0 as should_error from ({{ main_sql }}) failing
            {% endmacro %}
            """);
        Describe("not_null");

        var test = Result(await Project.BuildAsync("m"), "not_null_m_id");

        Assert.That((test.Status, test.Failures), Is.EqualTo((NodeStatus.Warn, 42L)));
    }

    [Test]
    public async Task A_count_must_be_judged_with_yes_or_no()
    {
        Project.Write("macros/count.sql", "{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) %} select 1, 'x', 'y' {% endmacro %}");
        Describe("not_null");

        var test = Result(await Project.BuildAsync("m"), "not_null_m_id");

        Assert.That((test.Status, test.Message), Is.EqualTo((NodeStatus.Error, "get_test_sql gives 'y' where a boolean or a number belongs. Correct the macro.")));
    }

    private void Describe(params string[] tests) =>
        Project.Write("models/schema.yml", $"""
            models:
              - name: m
                columns:
                  - name: id
                    data_tests:
            {string.Join('\n', tests.Select(test => $"          - {test}"))}
            """);
}
