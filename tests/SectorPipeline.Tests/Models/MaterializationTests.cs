using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class MaterializationTests : ProjectTest
{
    private const string Kind = "select table_type from information_schema.tables where table_name = 'm'";

    [TestCase("view", "table", "BASE TABLE")]
    [TestCase("table", "view", "VIEW")]
    [TestCase("view", "view", "VIEW")]
    [TestCase("table", "table", "BASE TABLE")]
    [TestCase("view", "incremental", "BASE TABLE")]
    public async Task A_model_may_change_its_materialization(string before, string after, string kind)
    {
        Project.Write("models/m.sql", $"{{{{ config(materialized='{before}') }}}} select 1 as a");
        await Project.RunAsync();
        Project.Write("models/m.sql", $"{{{{ config(materialized='{after}') }}}} select 2 as b");

        var result = await Project.RunAsync();

        Assert.That(Result(result, "m").Message, Is.EqualTo(after));
        Assert.That(await Project.QueryAsync(Kind), Is.EqualTo(kind));
        Assert.That(await Project.QueryAsync("select b from m"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_table_may_read_its_own_last_version()
    {
        Project.Write("models/m.sql", """
            {{ config(materialized='table') }}
            {% set old = adapter.get_relation(this.database, this.schema, this.identifier) %}
            select {% if old %}a + 1 as a from {{ this }}{% else %}1 as a{% endif %}
            """);

        await Project.RunAsync();
        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select a from m"), Is.EqualTo("2"));
    }

    [Test]
    public async Task An_incremental_model_replaces_rows_of_the_same_key()
    {
        WriteIncremental("unique_key='id'");
        await Project.ExecuteAsync("create table src as select * from (values (1, 'a'), (2, 'b')) as v(id, name)");
        await Project.RunAsync();
        await Project.ExecuteAsync("delete from src; insert into src values (2, 'B'), (3, 'c')");

        var second = await Project.RunAsync();
        var third = await Project.RunAsync();

        Assert.That(Result(second, "m").Rows, Is.EqualTo(2));
        Assert.That(Result(third, "m").Message, Is.EqualTo("incremental"));
        Assert.That(await Project.QueryAsync("select * from m order by 1"), Is.EqualTo("1,a;2,B;3,c"));
    }

    [Test]
    public async Task A_unique_key_may_be_several_columns()
    {
        WriteIncremental("unique_key=['id', 'name']");
        await Project.ExecuteAsync("create table src as select * from (values (1, 'a'), (1, 'b')) as v(id, name)");
        await Project.RunAsync();
        await Project.ExecuteAsync("delete from src; insert into src values (1, 'b'), (1, 'c')");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select * from m order by 1, 2"), Is.EqualTo("1,a;1,b;1,c"));
    }

    [Test]
    public async Task Without_a_key_rows_are_appended()
    {
        WriteIncremental("tags=[]");
        await Project.ExecuteAsync("create table src as select 1 as id, 'a' as name");

        await Project.RunAsync();
        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select * from m"), Is.EqualTo("1,a;1,a"));
    }

    [Test]
    public async Task A_full_refresh_builds_from_the_start()
    {
        WriteIncremental("unique_key='id'");
        await Project.ExecuteAsync("create table src as select 1 as id, 'a' as name");
        await Project.RunAsync();
        await Project.ExecuteAsync("delete from src; insert into src values (2, 'b')");

        var result = await Project.RunAsync(fullRefresh: true);

        Assert.That(Result(result, "m").Message, Is.EqualTo("incremental"));
        Assert.That(await Project.QueryAsync("select * from m"), Is.EqualTo("2,b"));
    }

    [Test]
    public async Task A_model_may_refuse_the_full_refresh()
    {
        WriteIncremental("full_refresh=false");
        await Project.ExecuteAsync("create table src as select 1 as id, 'a' as name");
        await Project.RunAsync();

        await Project.RunAsync(fullRefresh: true);

        Assert.That(await Project.QueryAsync("select count(*) from m"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_failed_increment_changes_nothing()
    {
        WriteIncremental("unique_key='id'");
        await Project.ExecuteAsync("create table src as select 1 as id, 'a' as name");
        await Project.RunAsync();
        await Project.ExecuteAsync("drop table src; create table src as select 1 as id, 'x' as other");
        Project.Write("models/m.sql", "{{ config(materialized='incremental', unique_key='id') }} select id, other from src");

        var result = await Project.RunAsync();

        Assert.That(Result(result, "m").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(await Project.QueryAsync("select * from m"), Is.EqualTo("1,a"));
    }

    [Test]
    public async Task An_ephemeral_model_becomes_part_of_the_queries_that_read_it()
    {
        Project.Write("models/base.sql", "{{ config(materialized='ephemeral') }} select 2 as a")
            .Write("models/twice.sql", "{{ config(materialized='ephemeral') }} select a * 2 as a from {{ ref('base') }}")
            .Write("models/m.sql", "-- a comment\nwith own as (select a from {{ ref('twice') }}) select own.a + b.a as a from own, {{ ref('base') }} as b");

        var result = await Project.RunAsync();

        Assert.That(Statuses(result), Is.EqualTo("m=Success"));
        Assert.That(await Project.QueryAsync("select a from m"), Is.EqualTo("6"));
        Assert.That(await Project.QueryAsync("select count(*) from information_schema.tables"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Hooks_run_in_the_transaction_of_the_model()
    {
        await Project.ExecuteAsync("create table audit (what varchar)");
        Project.Write("models/m.sql", """
            {{ config(materialized='table', pre_hook="insert into audit values ('before {{ this.name }}')", post_hook=["insert into audit values ('after')", "select error('no')"]) }}
            select 1 as a
            """);

        var result = await Project.RunAsync();

        Assert.That(Result(result, "m").Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(await Project.QueryAsync("select count(*) from audit"), Is.EqualTo("0"));
    }

    [TestCase("materialized='tabel'", "no materialization is called 'tabel'. Did you mean 'table'?")]
    [TestCase("materialized='incremental', incremental_strategy='apend'", "no incremental strategy is called 'apend': there is no macro 'get_incremental_apend_sql'. Did you mean 'append'?")]
    public async Task An_unknown_setting_is_told_with_the_nearest(string config, string message)
    {
        Project.Write("models/m.sql", $"{{{{ config({config}) }}}} select 1 as a");

        var result = await Project.RunAsync();

        Assert.That(Short(Result(result, "m").Message), Does.StartWith($"models/m.sql: {message}"));
    }

    private void WriteIncremental(string config) =>
        Project.Write("models/m.sql", $"{{{{ config(materialized='incremental', {config}) }}}} select id, name from src");
}
