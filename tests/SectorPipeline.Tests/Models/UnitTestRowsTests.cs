using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestRowsTests : UnitTestTest
{
    [SetUp]
    public void WriteModels() =>
        Project.Write("seeds/raw_orders.csv", "id,customer,amount,ordered_on\n1,ann,10.5,2024-01-01\n")
            .Write("models/stg_orders.sql", "select cast(id as integer) as id, customer, cast(amount as decimal(10, 2)) as amount, ordered_on, cast(null as varchar) as note from {{ ref('raw_orders') }}")
            .Write("models/customers.sql", """
                select customer, count(*) as orders, sum(amount) as total, max(ordered_on) as last_on, count(note) as notes
                from {{ ref('stg_orders') }}
                group by customer
                """);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Rows_as_mappings_stand_for_the_input(bool built)
    {
        if (built)
            await Project.BuildAsync();
        Unit("""
            name: sums
            model: customers
            given:
              - input: ref('stg_orders')
                rows:
                  - { id: 1, customer: ann, amount: 1.10, ordered_on: 2024-02-01 }
                  - { id: 2, customer: ann, amount: 2 }
                  - { id: 3, customer: "bob's", note: x }
            expect:
              rows:
                - { customer: "bob's", orders: 1, total: null, last_on: null, notes: 1 }
                - { customer: ann, orders: 2, total: 3.1, last_on: 2024-02-01, notes: 0 }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task Rows_may_be_csv_in_the_file_or_in_a_fixture()
    {
        Project.Write("tests/fixtures/deep/some_orders.csv", "id,customer,amount\n1,ann,1.5\n2,,null\n");
        Unit("""
            name: sums
            model: customers
            given:
              - input: ref('stg_orders')
                format: csv
                fixture: some_orders
            expect:
              format: csv
              rows: |
                customer,total
                ann,1.50
                ,
            """);

        await PassesAsync();
    }

    [Test]
    public async Task Rows_may_be_queries_whose_columns_take_the_types_of_the_relation()
    {
        Project.Write("tests/fixtures/expected.sql", "select 'ann' as customer, 3 as total union all select null, null");
        Unit("""
            name: sums
            model: customers
            given:
              - input: ref('stg_orders')
                format: sql
                rows: |
                  select '1' as id, 'ann' as customer, '1.5' as amount
                  union all select 2, 'ann', {{ 3 / 2 }}
                  union all select 3, null, null
            expect:
              format: sql
              fixture: expected.sql
            """);

        await PassesAsync();
    }

    [Test]
    public async Task A_fixture_of_sql_is_no_data_test()
    {
        Project.Write("tests/fixtures/expected.sql", "select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(result.Results.Select(node => node.Node.Name), Is.EquivalentTo((string[])["raw_orders", "stg_orders", "customers"]));
    }

    [Test]
    public async Task Duplicates_count()
    {
        Project.Write("models/customers.sql", "select customer from {{ ref('stg_orders') }}");
        Unit("""
            name: copies
            model: customers
            given: [{ input: ref('stg_orders'), rows: [{ customer: ann }, { customer: ann }] }]
            expect: { rows: [{ customer: ann }] }
            """);

        Assert.That(await FaultAsync(NodeStatus.Fail), Does.Contain("1 row is not expected; 1 row is as expected."));
    }

    [Test]
    public async Task No_rows_can_be_given_and_expected()
    {
        Unit("""
            name: nothing
            model: customers
            given: [{ input: ref('stg_orders'), rows: [] }]
            expect: { rows: [] }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task Columns_that_are_not_listed_are_not_compared_and_names_ignore_case()
    {
        Unit("""
            name: sums
            model: customers
            given: [{ input: ref('stg_orders'), rows: [{ CUSTOMER: ann, Amount: 1 }] }]
            expect: { rows: [{ Customer: ann }] }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task Truth_values_lists_and_structures_are_values_too()
    {
        Project.Write("models/stg_orders.sql", "select true as flag, [1, 2] as numbers, ['a'] as words, {'a': 1} as pair, 1.5::double as far")
            .Write("models/customers.sql", "select not flag as flag, numbers[2] as second, words[1] as word, pair.a as a, far from {{ ref('stg_orders') }}");
        Unit("""
            name: nested
            model: customers
            given:
              - input: ref('stg_orders')
                rows:
                  - { flag: true, numbers: [5, 6], words: ["it's", "b"], pair: { a: 7 }, far: .inf }
                  - { flag: no }
            expect:
              rows:
                - { flag: false, second: 6, word: "it's", a: 7, far: .inf }
                - { flag: true, second: null, word: null, a: null, far: null }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task A_source_that_is_not_there_takes_its_types_from_yaml_or_from_the_values()
    {
        Project.Write("models/sources.yml", "sources: [{ name: raw data, tables: [{ name: prices, columns: [{ name: close, data_type: 'decimal(10, 2)' }, { name: unused }] }] }]")
            .Write("models/customers.sql", "select close, day + 1 as day, typeof(close) as kind, typeof(volume) as volume, unused from {{ source('raw data', 'prices') }}");
        Unit("""
            name: typed
            model: customers
            given:
              - input: source('raw data', 'prices')
                rows:
                  - { close: 1.5, day: 2024-01-31, volume: 7 }
            expect:
              rows:
                - { close: 1.50, day: 2024-02-01, kind: "DECIMAL(10,2)", volume: BIGINT, unused: null }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task An_ephemeral_input_is_replaced_as_a_whole()
    {
        Project.Write("models/stg_orders.sql", "{{ config(materialized='ephemeral') }} select id, customer, amount, ordered_on, 'x' as note from {{ ref('raw_orders') }}");
        Unit("""
            name: sums
            model: customers
            given: [{ input: ref('stg_orders'), rows: [{ customer: ann, amount: 1 }] }]
            expect: { rows: [{ customer: ann, total: 1, notes: 0 }] }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task A_model_may_have_a_cte_that_is_called_like_its_input()
    {
        Project.Write("models/customers.sql", "-- customers\nwith stg_orders as (select * from {{ ref('stg_orders') }}) select customer from stg_orders -- all");
        Unit("""
            name: same
            model: customers
            given: [{ input: ref('stg_orders'), rows: [{ customer: ann }] }]
            expect: { rows: [{ customer: ann }] }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task Inputs_with_long_names_and_an_ephemeral_model_under_test_are_told_apart()
    {
        var (a, b) = ($"{new string('x', 60)}_a", $"{new string('x', 60)}_b");
        Project.Write($"models/{a}.sql", "select 1 as id").Write($"models/{b}.sql", "select 2 as id")
            .Write("models/customers.sql", $$$"""{{ config(materialized='ephemeral') }} select id from {{ ref('{{{a}}}') }} union all select id from {{ ref('{{{b}}}') }}""");
        Unit($$"""
            name: both
            model: customers
            given:
              - { input: ref('{{a}}'), rows: [{ id: 3 }] }
              - { input: ref('{{b}}'), rows: [{ id: 4 }] }
            expect: { rows: [{ id: 4 }, { id: 3 }] }
            """);

        await PassesAsync();
    }
}
