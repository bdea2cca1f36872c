using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestIncrementalTests : UnitTestTest
{
    private const string Given = """
        given:
          - input: ref('orders')
            rows:
              - { id: 1, amount: 99 }
              - { id: 2, amount: 20 }
              - { id: 3, amount: 30 }
          - input: this
            rows:
              - { id: 1, amount: 10 }
              - { id: 2, amount: 2 }

        """;

    [SetUp]
    public void WriteModels() => Write("unique_key='id'");

    [Test]
    public async Task Unless_told_otherwise_a_model_is_not_incremental()
    {
        Unit("name: all\nmodel: running\n" + Given + "expect: { rows: [{ id: 1 }, { id: 2 }, { id: 3 }] }");

        await PassesAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_incremental_model_gives_the_rows_that_would_be_added(bool built)
    {
        if (built)
            await Project.BuildAsync();
        Unit("name: news\nmodel: running\noverrides: { macros: { is_incremental: true } }\n" + Given + "expect: { rows: [{ id: 2, amount: 20 }, { id: 3, amount: 30 }] }");

        await PassesAsync();
    }

    [TestCase("unique_key='id'", "[{ id: 1, amount: 10 }, { id: 2, amount: 20 }, { id: 3, amount: 30 }]")]
    [TestCase("unique_key='id', incremental_strategy='merge', merge_exclude_columns=['amount']", "[{ id: 1, amount: 10 }, { id: 2, amount: 2 }, { id: 3, amount: 30 }]")]
    [TestCase("incremental_strategy='append'", "[{ id: 1, amount: 10 }, { id: 2, amount: 2 }, { id: 2, amount: 20 }, { id: 3, amount: 30 }]")]
    public async Task The_table_after_the_merge_can_be_expected(string config, string rows)
    {
        Write(config);
        await Project.BuildAsync();
        var before = await Project.QueryAsync("select * from main.running");
        Unit("name: merged\nmodel: running\n" + Given + $"expect: {{ after: merge, rows: {rows} }}");

        await PassesAsync();
        Assert.That(await Project.QueryAsync("select * from main.running"), Is.EqualTo(before));
    }

    [Test]
    public async Task The_table_after_the_merge_needs_nothing_to_be_built()
    {
        Unit("name: merged\nmodel: running\n" + Given + "expect: { after: merge, rows: [{ id: 1, amount: 10 }, { id: 2, amount: 21 }, { id: 3, amount: 30 }] }");

        Assert.That(await FaultAsync(NodeStatus.Fail), Does.Contain("~ 2  | 21 → 20"));
        Assert.That(await Project.QueryAsync("select count(*) from information_schema.tables"), Is.EqualTo("0"));
    }

    [Test]
    public async Task The_table_may_have_columns_that_the_model_has_lost()
    {
        await Project.ExecuteAsync("create table main.running as select 1 as id, 2 as amount, 'x' as lost");
        Unit("name: lost\nmodel: running\noverrides: { macros: { is_incremental: true } }\ngiven: [{ input: ref('orders'), rows: [{ id: 5 }] }, { input: this, rows: [{ id: 4, lost: y }] }]\nexpect: { rows: [{ id: 5, amount: null }] }");

        await PassesAsync();
    }

    [Test]
    public async Task A_merge_needs_an_incremental_model()
    {
        Unit("name: merged\nmodel: orders\ngiven: [{ input: this, rows: [] }]\nexpect: { after: merge, rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:5: 'after: merge' is for incremental models, and orders is a view. Leave it out."));
    }

    [Test]
    public async Task A_merge_needs_the_rows_of_the_table()
    {
        Unit("name: merged\nmodel: running\ngiven: [{ input: ref('orders'), rows: [] }]\nexpect: { after: merge, rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:5: 'after: merge' needs the rows that the table of running holds before."));
    }

    [Test]
    public async Task An_incremental_run_needs_the_rows_of_the_table()
    {
        Unit("name: added\nmodel: running\noverrides: { macros: { is_incremental: true } }\ngiven: [{ input: ref('orders'), rows: [{ id: 5 }] }]\nexpect: { rows: [{ id: 5 }] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:2: the unit test 'added' says that running is built incrementally, and does not say what its table holds before."));
    }

    private void Write(string config) =>
        Project.Write("models/orders.sql", "select 1 as id, 5 as amount")
            .Write("models/running.sql", $$$"""
                {{ config(materialized='incremental', {{{config}}}) }}
                select id, amount from {{ ref('orders') }}
                {% if is_incremental() %} where id >= (select max(id) from {{ this }}) {% endif %}
                """);
}
