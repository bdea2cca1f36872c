using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>The ledger's incremental models, delivery after delivery. Its sums were computed from the CSV file by other means.</summary>
public abstract class ProjectsLedgerContract() : ProjectsContract("ledger")
{
    private const string Sums = "select count(*), sum(amount_cents), sum(batch) from {schema}.";
    private const string Memos = "select sum(case when memo like '%corrected' then 1 else 0 end), sum(case when memo like '%again' then 1 else 0 end) from {schema}.";

    [TestCase("appended", "60|764512|60", "100|1282426|140", "115|1353924|185")]
    [TestCase("merged", "60|764512|60", "90|1153534|130", "100|1089247|166")]
    [TestCase("merged_by_list", "60|764512|60", "90|1153534|130", "100|1089247|166")]
    [TestCase("merged_amounts", "60|764512|60", "90|1153534|120", "100|1089247|150")]
    [TestCase("merged_but_memos", "60|764512|60", "90|1153534|130", "100|1089247|166")]
    [TestCase("merged_when_late", "60|764512|60", "94|1185121|134", "105|1135859|171")]
    [TestCase("replaced", "60|764512|60", "90|1153534|130", "100|1089247|166")]
    [TestCase("replaced_by_list", "60|764512|60", "90|1153534|130", "100|1089247|166")]
    public async Task A_strategy_takes_three_deliveries(string model, string first, string second, string third)
    {
        AssertSucceeded(await BuildAsync(model, "{batch: 1}"));
        var afterFirst = await Project.RowAsync(Sums + model);
        AssertSucceeded(await BuildAsync(model, "{batch: 2}"));
        var afterSecond = await Project.RowAsync(Sums + model);
        AssertSucceeded(await BuildAsync(model, "{batch: 3}"));
        var afterThird = await Project.RowAsync(Sums + model);

        Assert.That((string[])[afterFirst, afterSecond, afterThird], Is.EqualTo((string[])[first, second, third]));
    }

    [TestCase("merged", "9|5")]
    [TestCase("merged_amounts", "0|0")]
    [TestCase("merged_but_memos", "0|0")]
    [TestCase("replaced", "9|5")]
    public async Task A_merge_updates_only_the_columns_that_it_may(string model, string memos)
    {
        await DeliverAllAsync(model);

        Assert.That(await Project.RowAsync(Memos + model), Is.EqualTo(memos));
    }

    [Test]
    public async Task Months_are_replaced_by_account_and_month()
    {
        await DeliverAllAsync("monthly");

        Assert.That(await Project.RowAsync("select count(*), sum(amount_cents), sum(entries) from {schema}.monthly"), Is.EqualTo("20|616810|65"));
    }

    [Test]
    public async Task A_second_build_of_a_delivery_duplicates_nothing()
    {
        string[] models = ["appended", "merged", "merged_by_list", "merged_amounts", "merged_but_memos", "replaced", "replaced_by_list", "hooked_incremental"];
        await DeliverAllAsync();
        var before = await Task.WhenAll(models.Select(model => Project.RowAsync("select count(*), sum(amount_cents) from {schema}." + model)));

        AssertSucceeded(await Project.BuildAsync("{batch: 3}"));

        var after = await Task.WhenAll(models.Select(model => Project.RowAsync("select count(*), sum(amount_cents) from {schema}." + model)));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public async Task A_full_refresh_builds_all_but_what_refuses_it()
    {
        await DeliverAllAsync("merged", "kept_for_ever");
        await Project.ExecuteAsync("insert into {schema}.kept_for_ever (batch, entries) values (0, 7)");

        AssertSucceeded(await BuildAsync("merged +kept_for_ever", "{batch: 3}", fullRefresh: true));

        Assert.That(await Project.RowAsync(Sums + "merged"), Is.EqualTo("15|71498|45"));
        Assert.That(await Project.RowAsync("select count(*), sum(entries) from {schema}.kept_for_ever"), Is.EqualTo("4|122"));
    }

    [TestCase("ignores_columns", "batch,entry_id,amount_cents,origin", "100|140")]
    [TestCase("adds_columns", "batch,entry_id,amount_cents,origin,memo", "100|140")]
    [TestCase("follows_columns", "batch,entry_id,amount_cents,memo", "100|140")]
    public async Task Changed_columns_are_treated_as_configured(string model, string columns, string rows)
    {
        AssertSucceeded(await BuildAsync(model, "{batch: 1}"));

        AssertSucceeded(await BuildAsync(model, "{batch: 2, shape: second}"));

        Assert.That(string.Join(',', await ColumnsAsync(model)), Is.EqualTo(columns));
        Assert.That(await Project.RowAsync($"select count(*), sum(batch) from {{schema}}.{model}"), Is.EqualTo(rows));
    }

    [Test]
    public async Task Added_columns_are_null_where_they_were_not_delivered()
    {
        AssertSucceeded(await BuildAsync("adds_columns", "{batch: 1}"));
        AssertSucceeded(await BuildAsync("adds_columns", "{batch: 2, shape: second}"));

        Assert.That(await Project.RowAsync("select count(memo), count(origin) from {schema}.adds_columns"), Is.EqualTo("40|60"));
    }

    [Test]
    public async Task Changed_columns_that_are_refused_leave_the_table()
    {
        AssertSucceeded(await BuildAsync("refuses_columns", "{batch: 1}"));

        var result = await BuildAsync("refuses_columns", "{batch: 2, shape: second}");

        Assert.That(Result(result, "refuses_columns").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(Result(result, "refuses_columns").Message, Does.Contain("memo").And.Contain("origin"));
        Assert.That(await Project.RowAsync("select count(*) from {schema}.refuses_columns"), Is.EqualTo("60"));
    }

    [Test]
    public async Task Another_unique_key_takes_effect_on_the_next_delivery()
    {
        AssertSucceeded(await BuildAsync("merged", "{batch: 1}"));
        Project.Replace("models/strategies/merged.sql", "unique_key='entry_id'", "unique_key=['entry_id', 'batch']");

        AssertSucceeded(await BuildAsync("merged", "{batch: 2}"));

        Assert.That(await Project.RowAsync(Sums + "merged"), Is.EqualTo("100|1282426|140"));
    }

    private async Task DeliverAllAsync(params string[] models)
    {
        foreach (var batch in (int[])[1, 2, 3])
            AssertSucceeded(models is [] ? await Project.BuildAsync($"{{batch: {batch}}}") : await BuildAsync(string.Join(" +", models), $"{{batch: {batch}}}"));
    }

    // Without tests, which may read models that were not chosen.
    private Task<InvocationResult> BuildAsync(string model, string vars, bool fullRefresh = false) =>
        Project.BuildAsync(vars, fullRefresh, select: $"+{model}", exclude: "resource_type:test");

    private Task<string[]> ColumnsAsync(string table) =>
        Project.RowsAsync($"select column_name from information_schema.columns where table_schema = '{{schema}}' and table_name = '{table}' order by ordinal_position");
}
