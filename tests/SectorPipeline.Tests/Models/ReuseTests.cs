using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class ReuseTests : ProjectTest
{
    [SetUp]
    public async Task WriteShopAsync()
    {
        Project.Write("seeds/names.csv", "id,name\n1,ann\n")
            .Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: orders }] }]")
            .Write("models/stg_orders.sql", "{{ config(materialized='table') }} select amount from {{ source('raw', 'orders') }}")
            .Write("models/doubled.sql", "{{ config(materialized='ephemeral') }} select amount * 2 as amount from {{ ref('stg_orders') }}")
            .Write("models/total.sql", "{{ config(materialized='table') }} select sum(amount) as total from {{ ref('doubled') }}")
            .Write("models/people.sql", "select name from {{ ref('names') }}")
            .Write("tests/total_is_positive.sql", "select * from {{ ref('total') }} where total < 0");
        await Project.ExecuteAsync("create schema raw; create table raw.orders (amount bigint); insert into raw.orders values (3), (4)");
        await RecordLoadAsync("2020-01-02 06:00:00");
        await BuildAsync();
    }

    [Test]
    public async Task Nothing_is_built_again_when_nothing_has_changed()
    {
        var again = await BuildAsync();

        Assert.That(again.Succeeded, Is.True);
        Assert.That(Built(again), Is.Empty);
    }

    [Test]
    public async Task A_load_builds_what_is_below_the_source_and_no_more()
    {
        await Project.ExecuteAsync("insert into raw.orders values (10)");
        await RecordLoadAsync("2020-01-03 06:00:00");

        var again = await BuildAsync();

        Assert.That(Built(again), Is.EqualTo((string[])["stg_orders", "total", "total_is_positive"]));
        Assert.That(await Project.QueryAsync("select total from main.total"), Is.EqualTo("34"));
    }

    [Test]
    public async Task A_changed_model_is_built_with_what_reads_it()
    {
        Project.Write("models/doubled.sql", "{{ config(materialized='ephemeral') }} select amount * 3 as amount from {{ ref('stg_orders') }}");

        var again = await BuildAsync();

        Assert.That(Built(again), Is.EqualTo((string[])["total", "total_is_positive"]));
        Assert.That(await Project.QueryAsync("select total from main.total"), Is.EqualTo("21"));
    }

    [Test]
    public async Task A_changed_seed_is_loaded_with_what_reads_it()
    {
        Project.Write("seeds/names.csv", "id,name\n1,bob\n");

        var again = await BuildAsync();

        Assert.That(Built(again), Is.EqualTo((string[])["names", "people"]));
    }

    [Test]
    public async Task A_changed_setting_builds_the_model_again()
    {
        Project.Write("models/people.sql", "{{ config(materialized='table') }} select name from {{ ref('names') }}");

        var again = await BuildAsync();

        Assert.That(Built(again), Is.EqualTo((string[])["people"]));
    }

    [Test]
    public async Task A_table_that_somebody_dropped_is_built_again()
    {
        await Project.ExecuteAsync("drop table main.total");

        var again = await BuildAsync();

        Assert.That(Built(again), Does.Contain("total"));
    }

    [Test]
    public async Task A_full_refresh_builds_everything()
    {
        var again = await BuildAsync(fullRefresh: true);

        Assert.That(Built(again), Does.Contain("names").And.Contain("stg_orders").And.Contain("total").And.Contain("people"));
    }

    [Test]
    public async Task A_model_that_reads_the_clock_is_always_built()
    {
        Project.Write("models/people.sql", "select name, current_date as today from {{ ref('names') }}");
        await BuildAsync();

        var again = await BuildAsync();

        Assert.That(Built(again), Is.EqualTo((string[])["people"]));
    }

    [Test]
    public async Task A_failed_build_is_tried_again()
    {
        Project.Write("models/total.sql", "{{ config(materialized='table') }} select cast('no' as integer) as total from {{ ref('doubled') }}");
        await BuildAsync();

        var again = await BuildAsync();

        Assert.That(again.Results.Single(node => node.Node.Name == "total").Status, Is.EqualTo(NodeStatus.Error));
    }

    [Test]
    public async Task A_test_that_fails_is_run_again()
    {
        Project.Write("tests/total_is_positive.sql", "select * from {{ ref('total') }} where total > 0");
        await BuildAsync();

        var again = await BuildAsync();

        Assert.That(again.Results.Single(node => node.Node.Name == "total_is_positive").Status, Is.EqualTo(NodeStatus.Fail));
    }

    [Test]
    public async Task An_incremental_model_is_left_as_it_was_made()
    {
        WriteIncremental("where amount > (select max(amount) from {{ this }})");
        await BuildAsync();

        Assert.That(Built(await BuildAsync()), Is.Empty);
    }

    [Test]
    public async Task An_incremental_model_is_built_when_what_it_adds_has_changed()
    {
        WriteIncremental("where amount > (select max(amount) from {{ this }})");
        await BuildAsync();
        WriteIncremental("where amount >= (select max(amount) from {{ this }})");

        Assert.That(Built(await BuildAsync()), Is.EqualTo((string[])["kept"]));
    }

    [Test]
    public async Task An_incremental_model_that_adds_by_the_clock_is_always_built()
    {
        WriteIncremental("where current_date > date '2020-01-01'");
        await BuildAsync();

        Assert.That(Built(await BuildAsync()), Is.EqualTo((string[])["kept"]));
    }

    private void WriteIncremental(string added) => Project.Write(
        "models/kept.sql",
        $$$"""
        {{ config(materialized='incremental') }}
        select amount from {{ ref('stg_orders') }}
        {% if is_incremental() %} {{{added}}} {% endif %}
        """);

    private static IEnumerable<string> Built(InvocationResult result) =>
        result.Results.Where(node => !node.IsReused).Select(node => node.Node.Name).Order(StringComparer.Ordinal);

    private async Task<InvocationResult> BuildAsync(bool fullRefresh = false)
    {
        var runner = await Project.RunnerAsync();
        return await runner.BuildAsync(new SqlRunOptions { ReuseUnchanged = true, FullRefresh = fullRefresh }, CancellationToken.None);
    }

    private Task RecordLoadAsync(string at) => Project.ExecuteAsync($"""
        create schema if not exists audit;
        create table if not exists audit.load_ledger (
            dataset varchar, vendor varchar, sequence bigint, path varchar, rows bigint, run_id varchar, loaded_at timestamp);
        insert into audit.load_ledger values ('orders', 'shop', 1, '{at}', 2, 'run', timestamp '{at}')
        """);
}
