using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>How the results of models and seeds are kept.</summary>
public abstract class EngineMaterializationContract : EngineContract
{
    [TestCase("view", "view")]
    [TestCase("table", "table")]
    [TestCase("incremental", "table")]
    public async Task A_model_becomes_what_its_materialization_says(string materialized, string kind)
    {
        Model("m", materialized, "select 1 as a");

        await SucceedAsync();
        await SucceedAsync();

        Assert.That(await KindAsync("m"), Is.EqualTo(kind));
        Assert.That(await Database.QueryAsync("select a from m"), Is.EqualTo(materialized == "incremental" ? "1;1" : "1"));
    }

    [TestCase("view", "table")]
    [TestCase("table", "view")]
    [TestCase("view", "incremental")]
    public async Task A_model_may_change_its_materialization(string before, string after)
    {
        Model("m", before, "select 1 as a");
        await SucceedAsync();
        Model("m", after, "select 2 as b");

        await SucceedAsync();

        Assert.That(await KindAsync("m"), Is.EqualTo(after == "view" ? "view" : "table"));
        Assert.That(await Database.QueryAsync("select b from m"), Is.EqualTo("2"));
    }

    [Test]
    public async Task An_ephemeral_model_is_part_of_what_reads_it()
    {
        Model("part", "ephemeral", "select 1 as a");
        Model("whole", "table", "select a + 1 as b from {{ ref('part') }}");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select b from whole"), Is.EqualTo("2"));
        Assert.That(await KindAsync("part"), Is.Empty);
    }

    [TestCase("append", "", "1|old;2|old;2|new;3|new")]
    [TestCase("delete+insert", ", unique_key='id'", "1|old;2|new;3|new")]
    [TestCase("delete+insert", ", unique_key=['id', 'grp']", "1|old;2|new;3|new")]
    [TestCase("merge", ", unique_key='id'", "1|old;2|new;3|new")]
    [TestCase("merge", ", unique_key='id', merge_exclude_columns=['name']", "1|old;2|old;3|new")]
    [TestCase("merge", ", unique_key='id', merge_update_columns=['grp']", "1|old;2|old;3|new")]
    public async Task An_incremental_model_takes_new_rows_as_its_strategy_says(string strategy, string settings, string rows)
    {
        Model("m", "incremental", """
            {% if is_incremental() %}
            select * from (values (2, 'g', 'new'), (3, 'g', 'new')) as v(id, grp, name)
            {% else %}
            select * from (values (1, 'g', 'old'), (2, 'g', 'old')) as v(id, grp, name)
            {% endif %}
            """, $"incremental_strategy='{strategy}'{settings}");

        await SucceedAsync();
        await SucceedAsync();
        Assert.That(await Database.QueryAsync("select id, name from m order by id, name desc"), Is.EqualTo(rows));

        AssertSucceeded(await RunAsync(new SqlRunOptions { FullRefresh = true }));
        Assert.That(await Database.QueryAsync("select id, name from m order by id"), Is.EqualTo("1|old;2|old"));
    }

    [TestCase("ignore", "id,gone", "1|x;2|null")]
    [TestCase("append_new_columns", "id,gone,fresh", "1|x|null;2|null|y")]
    [TestCase("sync_all_columns", "id,fresh", "1|null;2|y")]
    public async Task Changed_columns_are_met_as_the_model_says(string policy, string columns, string rows)
    {
        Model("m", "incremental", "select 1 as id, 'x' as gone", $"on_schema_change='{policy}'");
        await SucceedAsync();
        Model("m", "incremental", policy == "ignore" ? "select 2 as id, cast(null as varchar(9)) as gone" : "select 2 as id, 'y' as fresh", $"on_schema_change='{policy}'");

        await SucceedAsync();

        Assert.That(await ColumnsAsync("m"), Is.EqualTo(columns));
        Assert.That(await Database.QueryAsync("select * from m order by id"), Is.EqualTo(rows));
    }

    [Test]
    public async Task Changed_columns_may_be_refused_and_the_table_stays()
    {
        Model("m", "incremental", "select 1 as id, 'x' as gone", "on_schema_change='fail'");
        await SucceedAsync();
        Model("m", "incremental", "select 2 as id, 'y' as fresh", "on_schema_change='fail'");

        var result = await RunAsync();

        Assert.That(Result(result, "m").Message, Does.Contain("Only in the query: fresh; only in the table: gone"));
        Assert.That(await Database.QueryAsync("select id, gone from m"), Is.EqualTo("1|x"));
    }

    [Test]
    public async Task Text_that_grew_fits_into_the_incremental_table()
    {
        Model("m", "incremental", "select 1 as id, cast('ab' as varchar(2)) as name");
        await SucceedAsync();
        Model("m", "incremental", "select 2 as id, cast('abcdef' as varchar(6)) as name");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select name from m order by id"), Is.EqualTo("ab;abcdef"));
    }

    [Test]
    public async Task A_seed_takes_rows_and_columns_of_its_file()
    {
        Write("seeds/s.csv", "id,name\n1,\"a, \"\"b\"\"\nc\"\n2,\n3,é😀\n");
        Write("seeds/seeds.yml", "seeds: [{ name: s, config: { column_types: { id: bigint } } }]\n");
        AssertSucceeded(await Runner().SeedAsync(new SqlRunOptions(), CancellationToken.None));
        Assert.That(await Database.QueryAsync("select * from s order by id"), Is.EqualTo("1|a, \"b\"\nc;2|null;3|é😀"));

        Write("seeds/s.csv", "id,name\n4,d\n");
        AssertSucceeded(await Runner().SeedAsync(new SqlRunOptions(), CancellationToken.None));

        Assert.That(await Database.QueryAsync("select * from s"), Is.EqualTo("4|d"));
    }

    [Test]
    public async Task A_seed_with_other_columns_replaces_its_table_and_a_bad_one_leaves_it()
    {
        Write("seeds/s.csv", "id,name\n1,a\n");
        AssertSucceeded(await Runner().SeedAsync(new SqlRunOptions(), CancellationToken.None));
        Write("seeds/s.csv", "id,price\n2,1.5\n");
        AssertSucceeded(await Runner().SeedAsync(new SqlRunOptions { FullRefresh = true }, CancellationToken.None));
        Assert.That(await ColumnsAsync("s"), Is.EqualTo("id,price"));

        Write("seeds/s.csv", "id,price\nx,1.5\n");
        Write("seeds/seeds.yml", "seeds: [{ name: s, config: { column_types: { id: integer } } }]\n");
        var result = await Runner().SeedAsync(new SqlRunOptions { FullRefresh = true }, CancellationToken.None);

        Assert.That(Result(result, "s").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(await Database.QueryAsync("select id from s"), Is.EqualTo("2"));
    }

    [TestCase("'x' as a", "a: promised as ")]
    [TestCase("1 as b", "a: promised as ")]
    public async Task A_contract_holds_for_what_is_added_too(string columns, string fault)
    {
        Write("models/m.yml", "models: [{ name: m, config: { contract: { enforced: true }, on_schema_change: append_new_columns }, columns: [{ name: a, data_type: integer }] }]");
        Model("m", "incremental", "select 1 as a");
        await SucceedAsync();

        Model("m", "incremental", $"select {columns}");
        var result = await RunAsync();

        Assert.That(Result(result, "m").Message, Does.Contain("the contract of 'm' is enforced, but the query does not give what it promises").And.Contain(fault));
        Assert.That(await Database.QueryAsync("select a from m"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Hooks_run_in_their_order_and_go_with_a_failed_model()
    {
        await Database.ExecuteAsync("create table told (n integer)");
        Write("dbt_project.yml", "name: shop\nprofile: shop\non-run-start: insert into told values (1)\non-run-end: insert into told select max(n) + 1 from told\n");
        Model("m", "table", "select max(n) as seen from told", "pre_hook='insert into told values (2)', post_hook=['insert into told select seen + 1 from {{ this }}']");
        await SucceedAsync();
        Assert.That(await Database.QueryAsync("select n from told order by n"), Is.EqualTo("1;2;3;4"));

        Model("m", "table", "select nothing from told", "pre_hook='insert into told values (99)'");
        var result = await RunAsync();

        Assert.That(Result(result, "m").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(await Database.QueryAsync("select count(*) from told where n = 99"), Is.EqualTo("0"));
        Assert.That(await Database.QueryAsync("select seen from m"), Is.EqualTo("2"));
    }

    [TestCase("table")]
    [TestCase("view")]
    [TestCase("incremental")]
    public async Task A_failed_build_leaves_the_old_relation_and_nothing_beside_it(string materialized)
    {
        Model("m", materialized, "select 1 as a");
        await SucceedAsync();
        Model("m", materialized, "select 1 as a from nowhere");

        var result = await RunAsync();

        Assert.That(Result(result, "m").Message, Does.Contain("models/m.sql:2: ").And.Contain("LINE 1: ").And.Contain("nowhere"));
        Assert.That(await Database.QueryAsync("select a from m"), Is.EqualTo("1"));
        Assert.That((await RelationsAsync()).Select(row => row[1]), Is.EqualTo(new[] { "m" }));
    }

    private async Task<string> KindAsync(string name) => (await RelationsAsync()).Where(row => row[1] == name).Select(row => row[2]).SingleOrDefault("");

    private async Task<List<string[]>> RelationsAsync() =>
        [.. (await Database.QueryAsync(Database.Dialect.ListRelations(Database.Warehouse.Database, [Database.Schema]))).Split(';').Where(row => row.Length > 0).Select(row => row.Split('|'))];

    private async Task<string> ColumnsAsync(string name) =>
        string.Join(',', (await Database.QueryAsync(Database.Dialect.ListColumns(Database.Relation(name)))).Split(';').Select(row => row.Split('|')[0]));
}
