using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>What the commands and their options do.</summary>
public abstract class EngineCommandContract : EngineContract
{
    [Test]
    public async Task An_empty_run_makes_the_shape_without_rows()
    {
        Write("seeds/s.csv", "id\n1\n2\n");
        Model("m", "table", "select id from {{ ref('s') }}");
        AssertSucceeded(await Runner().SeedAsync(new SqlRunOptions(), CancellationToken.None));

        AssertSucceeded(await RunAsync(new SqlRunOptions { Empty = true }));

        Assert.That(await Database.QueryAsync("select count(*), count(id) from m"), Is.EqualTo("0|0"));
    }

    [TestCase("from {{ ref('s') }}", "s.id")]
    [TestCase("from {{ ref('s') }} as s join {{ ref('t') }} t using (id)", "s.id")]
    [TestCase("from {{ ref('s') }} join {{ ref('t') }} using (id)", "t.id")]
    [TestCase("from {{ ref('s') }} s, {{ ref('s') }} as other, lateral (select s.id as n) l", "other.id")]
    [TestCase("from (select * from {{ ref('s') }}) as x where id in (select id from {{ ref('t').render() }})", "x.id")]
    public async Task An_empty_run_takes_tables_with_names_of_the_query_and_without(string from, string column)
    {
        Model("s", "table", "select 1 as id");
        Model("t", "table", "select 1 as id");
        Model("m", "view", $"select {column} {from}");

        AssertSucceeded(await RunAsync(new SqlRunOptions { Empty = true }));

        Assert.That(await Database.QueryAsync("select count(*), count(id) from m"), Is.EqualTo("0|0"));
    }

    [Test]
    public async Task The_first_failure_may_end_the_run()
    {
        Model("a", "table", "select 1 as x from nowhere");
        Model("b", "table", "select 1 as x");

        var result = await RunAsync(new SqlRunOptions { FailFast = true, Threads = 1 });

        Assert.That(Statuses(result), Is.EqualTo("a=Error b=Skipped"));
    }

    [Test]
    public async Task Without_that_only_what_reads_the_failed_model_is_skipped()
    {
        Model("a", "table", "select 1 as x from nowhere");
        Model("b", "table", "select 1 as x");
        Model("c", "table", "select x from {{ ref('a') }}");

        Assert.That(Statuses(await RunAsync()), Is.EqualTo("a=Error b=Success c=Skipped"));
    }

    [Test]
    public async Task A_retry_runs_what_failed_and_what_was_skipped()
    {
        Model("a", "table", "select 1 as x from nowhere");
        Model("b", "table", "select 1 as x");
        Model("c", "table", "select x from {{ ref('a') }}");
        await RunAsync();
        Model("a", "table", "select 1 as x");

        var result = await Runner().RetryAsync(InterruptedRun.Read(new SqlProjectOptions { ProjectDirectory = Root })!, new SqlRunOptions(), CancellationToken.None);

        Assert.That(Statuses(result), Is.EqualTo("a=Success c=Success"));
    }

    [Test]
    public async Task The_failing_rows_of_a_test_are_kept_and_replaced_by_the_next()
    {
        Model("m", "table", "select * from (values (1), (1), (2)) as v(id)");
        Write("models/m.yml", "models: [{ name: m, columns: [{ name: id, data_tests: [unique] }] }]\n");

        for (var time = 0; time < 2; time++)
        {
            var result = await BuildAsync(new SqlRunOptions { StoreFailures = true });
            Assert.That(Result(result, "unique_m_id").Status, Is.EqualTo(NodeStatus.Fail));
            Assert.That(Result(result, "unique_m_id").Failures, Is.EqualTo(1));
        }

        Assert.That(await Database.QueryAsync($"select count(*) from {Database.Dialect.Quote(Database.Schema + "_dbt_test__audit")}.unique_m_id"), Is.EqualTo("1"));
        await Database.ExecuteAsync(Database.Dialect.DropSchema(null, Database.Schema + "_dbt_test__audit"));
    }

    [Test]
    public async Task Descriptions_are_kept_in_the_database()
    {
        Model("m", "table", "select 1 as id, 2 as \"Mixed\"", "persist_docs={'relation': true, 'columns': true}");
        Model("v", "view", "select 1 as id", "persist_docs={'relation': true, 'columns': true}");
        Write("models/m.yml", """
            models:
              - { name: m, description: "It's m", columns: [{ name: id, description: "the 'id'" }, { name: Mixed, description: both cases }, { name: unknown, description: nowhere }] }
              - { name: v, description: of v }
            """);

        await SucceedAsync();
        await SucceedAsync();

        var catalog = await Database.QueryAsync(Database.Dialect.ListCatalog(Database.Warehouse.Database, [Database.Schema]));
        var rows = catalog.Split(';').Select(row => row.Split('|')).Select(row => $"{row[2]}: {row[4]} {row[6]}: {row[9]}");
        Assert.That(rows, Is.EqualTo(new[] { "m: It's m id: the 'id'", "m: It's m Mixed: both cases", "v: of v id: null" }).Or.EqualTo(new[] { "m: It's m id: the 'id'", "m: It's m Mixed: both cases", "v: of v id: " }));
    }

    [Test]
    public async Task A_contract_is_checked_before_the_build_and_its_constraints_by_the_engine()
    {
        Write("models/m.yml", """
            models:
              - name: m
                config: { contract: { enforced: true }, materialized: table }
                constraints: [{ type: primary_key, columns: [id] }]
                columns:
                  - { name: id, data_type: integer, constraints: [{ type: not_null }] }
                  - { name: price, data_type: "numeric(10, 2)", constraints: [{ type: check, expression: "price > 0" }] }
            """);
        Write("models/m.sql", "select cast(1.5 as numeric(10, 2)) as price, 1 as id");
        await SucceedAsync();
        Assert.That(await Database.QueryAsync("select * from m"), Is.EqualTo("1|1.50"));

        Write("models/m.sql", "select 1 as id, 'x' as price");
        Assert.That(Result(await RunAsync(), "m").Message, Does.Contain("price"));
        Write("models/m.sql", "select 1 as id, cast(-1 as numeric(10, 2)) as price");
        Assert.That(Result(await RunAsync(), "m").Message, Does.Contain("CHECK").IgnoreCase);
        Write("models/m.sql", "select cast(null as integer) as id, cast(1 as numeric(10, 2)) as price");
        Assert.That(Result(await RunAsync(), "m").Message, Does.Contain("null").IgnoreCase);

        Assert.That(await Database.QueryAsync("select * from m"), Is.EqualTo("1|1.50"));
    }

    [Test]
    public async Task Grants_are_given_and_taken_away()
    {
        if (IsPostgres)
            await Database.ExecuteAsync("do $$ begin create role contract_reader; exception when duplicate_object then null; end $$");
        Model("m", "table", "select 1 as a", "grants={'select': ['contract_reader']}");
        Model("i", "incremental", "select 1 as a", "grants={'select': ['contract_reader'], 'insert': ['contract_reader']}");
        await SucceedAsync();
        await SucceedAsync();
        Assert.That(await GrantsAsync(), Is.EqualTo(IsPostgres ? "i|INSERT;i|SELECT;m|SELECT" : ""));

        Model("i", "incremental", "select 1 as a", "grants={'select': ['contract_reader']}");
        await SucceedAsync();

        Assert.That(await GrantsAsync(), Is.EqualTo(IsPostgres ? "i|SELECT;m|SELECT" : ""));
    }

    [Test]
    public async Task An_operation_does_all_of_its_work_or_none()
    {
        Write("macros/ops.sql", """
            {% macro fill(n) %}
            {% do run_query('create table filled as select ' ~ n ~ ' as n') %}
            {% if n > 5 %}{% do run_query('select * from nowhere') %}{% endif %}
            {{ return(n + 1) }}
            {% endmacro %}
            """);

        Assert.That(() => Runner().RunOperationAsync("fill", Arguments(9), CancellationToken.None), Throws.InstanceOf<PipelineException>().With.Message.Contains("nowhere"));
        Assert.That(await Runner().RunOperationAsync("fill", Arguments(2), CancellationToken.None), Is.EqualTo(3));

        Assert.That(await Database.QueryAsync("select n from filled"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Sources_are_fresh_old_or_empty()
    {
        await Database.ExecuteAsync("""
            create table fresh as select current_timestamp as loaded_at;
            create table stale as select current_timestamp - interval '30' hour as loaded_at;
            create table old as select current_timestamp - interval '99' hour as loaded_at
            """);
        Write("models/sources.yml", $$"""
            sources:
              - name: raw
                schema: {{Database.Schema}}
                config:
                  loaded_at_field: loaded_at
                  freshness: { warn_after: { count: 24, period: hour }, error_after: { count: 2, period: day } }
                tables: [{ name: fresh }, { name: stale }, { name: old }, { name: missing }]
            """);

        var result = await Runner().FreshnessAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(Result(result, "fresh").Status, Is.EqualTo(NodeStatus.Pass), Result(result, "fresh").Message);
        Assert.That(Result(result, "stale").Status, Is.EqualTo(NodeStatus.Warn));
        Assert.That(Result(result, "old").IsGood, Is.False);
        Assert.That(Result(result, "missing").Status, Is.EqualTo(NodeStatus.Error));
    }

    private static Dictionary<string, object?> Arguments(long n) => new(StringComparer.Ordinal) { ["n"] = n };

    private async Task<string> GrantsAsync() =>
        IsPostgres ? await Database.QueryAsync($"select table_name, privilege_type from information_schema.role_table_grants where grantee = 'contract_reader' and table_schema = '{Database.Schema}' order by 1, 2") : "";
}
