using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class QueryCommentTests : ProjectTest
{
    [SetUp]
    public void WriteModel() =>
        Project.Write("models/m.sql", "{{ config(materialized='table') }} select current_query() as statement")
            .Write("macros/comment.sql", "{% macro by_whom(node) %}{{ node.name if node else connection_name }} on {{ target.name }}{% endmacro %}");

    [Test]
    public async Task A_text_stands_before_every_statement() =>
        Assert.That(await StatementAsync("query-comment: |\n  made by\n  the shop\n"), Does.StartWith("/* made by\nthe shop */ "));

    [Test]
    public async Task A_template_sees_the_macros_and_the_node() =>
        Assert.That(await StatementAsync("query-comment: \"{{ by_whom(node) }}\"\n"), Does.StartWith("/* m on dev */ "));

    [Test]
    public async Task A_comment_can_be_appended() =>
        Assert.That(
            await StatementAsync("query-comment: { comment: \"{{ node.unique_id }}\", append: true, job-label: false }\n"),
            Does.Not.StartWith("/*").And.EndsWith("\n/* model.shop.m */"));

    [Test]
    public async Task The_usual_comment_can_be_appended() =>
        Assert.That(await StatementAsync("query-comment: { append: true }\n"), Does.Contain("\n/* {\"app\": \"sector\", \"node_id\": \"model.shop.m\""));

    [TestCase("query-comment:\n")]
    [TestCase("query-comment: ''\n")]
    [TestCase("query-comment: { comment: null }\n")]
    [TestCase("query-comment: \"{{ '' }}\"\n")]
    public async Task An_empty_comment_is_none(string setting) =>
        Assert.That(await StatementAsync(setting), Does.Not.Contain("/*"));

    [Test]
    public void A_template_that_fails_stops_the_command_and_says_where() =>
        Assert.That(
            async () => await StatementAsync("query-comment: \"{{ by_whoom(node) }}\"\n"),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("dbt_project.yml:3: ").And.Message.Contains("by_whoom"));

    [Test]
    public void A_comment_cannot_hold_its_own_end() =>
        Assert.That(
            async () => await StatementAsync("query-comment: a */ b\n"),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("dbt_project.yml:3: the query comment comes to 'a */ b', and '*/' would end it."));

    [TestCase("select 1;", "select 1\n/* c */;")]
    [TestCase("select 1 ; \n", "select 1 \n/* c */;")]
    [TestCase("select 1", "select 1\n/* c */")]
    public void An_appended_comment_stands_before_the_last_semicolon(string sql, string expected) =>
        Assert.That(new StatementComment("c", IsAppended: true).AddTo(sql), Is.EqualTo(expected));

    private async Task<string> StatementAsync(string setting)
    {
        Project.Write("dbt_project.yml", $"name: shop\nprofile: shop\n{setting}");
        var result = await Project.RunAsync();
        Assert.That(Statuses(result), Is.EqualTo("m=Success"), () => result.Results[0].Message!);
        return await Project.QueryAsync("select statement from main.m");
    }
}
