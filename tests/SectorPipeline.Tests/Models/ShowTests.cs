using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class ShowTests : ProjectTest
{
    [SetUp]
    public void WriteShop() =>
        Project.Write("seeds/raw_orders.csv", "id\n1\n2\n").Write("models/orders.sql", "select id from {{ ref('raw_orders') }}");

    [TestCase("delete from {{ ref('raw_orders') }}", TestName = "A_change_without_columns_is_refused")]
    [TestCase("copy {{ ref('raw_orders') }} to '/dev/null'", TestName = "What_writes_files_is_refused")]
    [TestCase("commit", TestName = "The_end_of_the_transaction_is_refused")]
    public async Task What_has_no_columns_is_refused_and_changes_nothing(string sql)
    {
        await Project.BuildAsync();

        Assert.That(
            async () => await ShowAsync(sql),
            Throws.InstanceOf<ConfigurationException>().With.Message.EqualTo("--inline: the statement gives no rows. Write a select."));
        Assert.That(await Project.QueryAsync("select count(*) from raw_orders"), Is.EqualTo("2"));
    }

    [TestCase("delete from {{ ref('raw_orders') }} returning 1")]
    [TestCase("{% call statement('x') %}delete from {{ ref('raw_orders') }}{% endcall %} select 1")]
    public async Task A_change_is_undone(string sql)
    {
        await Project.BuildAsync();

        await ShowAsync(sql);

        Assert.That(await Project.QueryAsync("select count(*) from raw_orders"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_template_cannot_end_the_transaction()
    {
        await Project.BuildAsync();

        Assert.That(
            async () => await ShowAsync("{% call statement('x') %}commit; delete from {{ ref('raw_orders') }}{% endcall %} select 1"),
            Throws.InstanceOf<PipelineException>());
        Assert.That(await Project.QueryAsync("select count(*) from raw_orders"), Is.EqualTo("2"));
    }

    [TestCase("select 1; select 2", "--inline: there are 2 statements, and only one can be shown. Write one select.")]
    [TestCase("", "--inline: there is no query. Write a select.")]
    [TestCase("-- nothing; here\n/* nor here */ ;", "--inline: there is no query. Write a select.")]
    public void What_is_not_one_query_is_refused(string sql, string message) =>
        Assert.That(async () => await ShowAsync(sql), Throws.InstanceOf<ConfigurationException>().With.Message.EqualTo(message));

    [TestCase("select ';' as a -- ; select 2")]
    [TestCase("select $$;$$ as a;")]
    [TestCase("(select ';' as a)")]
    public async Task A_semicolon_in_a_text_or_at_the_end_separates_nothing(string sql) =>
        Assert.That((await ShowAsync(sql)).Rows.Single(), Is.EqualTo((object[])[";"]));

    [TestCase("select interval '1 month 2 days' as a", "1 month 2 days")]
    [TestCase("select [interval 1 month] as a;", "[1 month]")]
    [TestCase("select 'infinity'::date as a -- the end", "infinity")]
    [TestCase("select 12345678901234567890123456789012345678::decimal(38, 0) as a", "12345678901234567890123456789012345678")]
    [TestCase("select [1, null] as a", "[1, NULL]")]
    [TestCase("select {'x': 1, 'y': 'z'} as a", "{x: 1, y: z}")]
    [TestCase("select map {1: true} as a", "{1: true}")]
    [TestCase("select '\\xAB'::blob as a", "ab")]
    [TestCase("select timestamp '2024-01-02 03:04:05' as a", "2024-01-02 03:04:05")]
    [TestCase("select null as a", "")]
    public async Task Values_of_every_type_can_be_written(string sql, string text)
    {
        var table = await ShowAsync(sql);

        Assert.That(table.Columns, Is.EqualTo((string[])["a"]));
        Assert.That(CellText.Of(table.Rows.Single().Single()), Is.EqualTo(text));
    }

    [Test]
    public async Task Rows_beyond_the_limit_are_told()
    {
        var table = await (await Project.RunnerAsync()).ShowInlineAsync("select interval (i) month from range(3) t(i)", 2, CancellationToken.None);

        Assert.That((table.Rows.Count, table.IsTruncated), Is.EqualTo((2, true)));
    }

    [Test]
    public void An_unknown_ref_is_bad_usage_and_told_with_the_nearest_name() =>
        Assert.That(
            async () => await ShowAsync("select * from {{ ref('ordrs') }}"),
            Throws.InstanceOf<ConfigurationException>().With.Message.StartsWith("--inline:1: no model is called 'ordrs'. Did you mean 'orders'?").And.Message.Not.Contains("?."));

    [TestCase("nothing", "--select: nothing matches 'nothing'. 'sector sql ls' lists the names.")]
    [TestCase("ordrs", "--select: nothing matches 'ordrs'. Did you mean 'orders'? 'sector sql ls' lists the names.")]
    [TestCase("orders+ raw_orders", "--select: 'orders+ raw_orders' names 2 models and seeds: orders, raw_orders. Name one.")]
    public void A_selection_of_not_one_model_is_told(string select, string message) =>
        Assert.That(
            async () => await (await Project.RunnerAsync()).ShowAsync(select, 5, CancellationToken.None),
            Throws.InstanceOf<ConfigurationException>().With.Message.EqualTo(message));

    [Test]
    public void What_is_not_built_yet_is_told_with_what_to_do() =>
        Assert.That(
            async () => await (await Project.RunnerAsync()).ShowAsync("orders", 5, CancellationToken.None),
            Throws.InstanceOf<PipelineException>().With.Message.Contains("Catalog Error").And.Message.EndsWith("Build it first with 'sector sql build'."));

    [TestCase(0)]
    [TestCase(-1)]
    public void A_number_of_threads_that_runs_nothing_is_refused(int threads) =>
        Assert.That(
            async () => await (await Project.RunnerAsync()).RunAsync(new SqlRunOptions { Threads = threads }, CancellationToken.None),
            Throws.InstanceOf<ConfigurationException>().With.Message.EqualTo($"--threads: {threads} is not a number of threads. Use 1 or more."));

    private async Task<ResultTable> ShowAsync(string sql) => await (await Project.RunnerAsync()).ShowInlineAsync(sql, 5, CancellationToken.None);
}
