using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestFailureTests : UnitTestTest
{
    [SetUp]
    public void WriteModels() =>
        Project.Write("models/orders.sql", "select 1 as id, 'ann' as customer, cast(1.5 as decimal(10, 2)) as amount")
            .Write("models/doubled.sql", "select id, customer, amount * 2 as amount from {{ ref('orders') }}");

    [Test]
    public async Task A_failure_shows_the_rows_that_differ_in_aligned_columns()
    {
        Unit("""
            name: doubles
            model: doubled
            given:
              - input: ref('orders')
                rows:
                  - { id: 1, customer: ann, amount: 1 }
                  - { id: 2, customer: "", amount: 2 }
                  - { id: 3, amount: 3 }
            expect:
              rows:
                - { id: 1, customer: ann, amount: 2 }
                - { id: 2, customer: bob, amount: 4 }
                - { id: 4, customer: a long name, amount: 9 }
            """);

        Assert.That(await FaultAsync(NodeStatus.Fail), Is.EqualTo("""
            models/units.yml:2: the unit test 'doubles' of doubled fails: 1 row differs, 1 expected row is missing, 1 row is not expected; 1 row is as expected.
                id | customer    | amount
              ~ 2  | bob → ''    | 4.00
              - 4  | a long name | 9.00
              + 3  | null        | 6.00
              (~ expected → actual, - only expected, + only actual)
            """));
    }

    [Test]
    public async Task Only_the_first_of_many_rows_are_shown()
    {
        Project.Write("models/doubled.sql", "select id from {{ ref('orders') }}, range(30)");
        Unit("name: many\nmodel: doubled\ngiven: [{ input: ref('orders'), rows: [{ id: 1 }] }]\nexpect: { rows: [] }");

        var message = await FaultAsync(NodeStatus.Fail);

        Assert.That(message, Does.Contain("30 rows are not expected; no row is as expected.").And.EndWith("; 10 more rows differ)"));
        Assert.That(message.Split('\n'), Has.Length.EqualTo(23));
    }

    [TestCase("{ input: ref('order'), rows: [] }", "models/units.yml:4: no model is called 'order'. Did you mean 'orders'?")]
    [TestCase("{ input: orders, rows: [] }", "models/units.yml:4: 'input' is 'orders'; an input is ref('…'), source('…', '…') or this.")]
    [TestCase("{ input: \"'orders'\", rows: [] }", "models/units.yml:4: 'input' is ''orders''; an input is ref('…'), source('…', '…') or this.")]
    [TestCase("{ input: ref('orders'), rows: [{ idd: 1 }] }", "models/units.yml:4: orders has no column 'idd'. Did you mean 'id'? Columns: id, customer, amount.")]
    [TestCase("{ input: ref('orders'), rows: [{ id: one }] }", "models/units.yml:4: the value of 'id' is no INTEGER: Conversion Error")]
    [TestCase("{ input: ref('orders'), format: csv, rows: \"id,amount\\n1\" }", "models/units.yml:5: this row has 1 value, the header has 2.")]
    [TestCase("{ input: ref('orders'), format: csv, rows: \"id\\n1\\nx\" }", "models/units.yml:6: the value of 'id' is no INTEGER: Conversion Error")]
    [TestCase("{ input: ref('orders'), format: csv, fixture: nowhere }", "models/units.yml:4: no fixture is called 'nowhere.csv'. Fixtures are files under tests/fixtures.")]
    [TestCase("{ input: ref('orders'), format: sql, rows: selct 1 }", "models/units.yml:4: this query fails: Parser Error")]
    [TestCase("{ input: ref('orders'), format: sql }", "models/units.yml:4: with format 'sql' the rows are a query, and there is none.")]
    public async Task What_is_wrong_with_an_input_is_told_with_its_place(string input, string message)
    {
        Unit($"name: doubles\nmodel: doubled\ngiven: [{input}]\nexpect: {{ rows: [] }}");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith(message));
    }

    [TestCase("name: a\nmodel: doubld\ngiven: []\nexpect: { rows: [] }", "models/units.yml:3: no model is called 'doubld'. Did you mean 'doubled'?")]
    [TestCase("name: a\nmodel: doubled\ngiven: []\nexpect: { format: parquet }", "models/units.yml:5: 'format' is 'parquet'; it must be one of dict, csv, sql.")]
    [TestCase("name: a\nmodel: doubled\ngiven: []\nexpect: { fixture: x }", "models/units.yml:5: a fixture is a file of CSV or SQL. Add 'format: csv' or 'format: sql'.")]
    [TestCase("name: a\nmodel: doubled\ngiven: []\nexpect: { format: csv, fixture: x, rows: y }", "models/units.yml:5: both 'rows' and 'fixture' are given. Keep one of them.")]
    [TestCase("name: a\nmodel: doubled\ngiven: []\nexpect: { after: lunch }", "models/units.yml:5: 'after' is 'lunch'; it can only be 'merge'")]
    public void What_is_wrong_with_a_unit_test_is_told_when_it_is_read(string unit, string message)
    {
        Unit(unit);

        Assert.That(LoadFault(), Does.StartWith(message));
    }

    [Test]
    public async Task A_fixture_of_the_other_format_is_told()
    {
        Project.Write("tests/fixtures/some.sql", "select 1 as id");
        Unit("name: a\nmodel: doubled\ngiven: [{ input: ref('orders'), format: csv, fixture: some }]\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:4: the fixture 'some' is tests/fixtures/some.sql, but 'format' is 'csv'. Write 'format: sql'."));
    }

    [Test]
    public async Task A_row_of_a_fixture_is_told_with_its_line()
    {
        Project.Write("tests/fixtures/some.csv", "id,customer\n1,\"two\nlines\"\nx,ann\n");
        Unit("name: a\nmodel: doubled\ngiven: [{ input: ref('orders'), format: csv, fixture: some }]\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("tests/fixtures/some.csv:4: the value of 'id' is no INTEGER"));
    }

    [Test]
    public async Task An_input_that_is_not_given_is_told()
    {
        Unit("name: doubles\nmodel: doubled\ngiven: []\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith(
            "models/doubled.sql:1: the unit test 'doubles' gives no rows for ref('orders'), which the model reads. Add '- input: ref('orders')' with its rows under 'given' in models/units.yml:2."));
    }

    [Test]
    public async Task An_input_that_is_given_twice_is_told()
    {
        Unit("name: a\nmodel: doubled\ngiven: [{ input: ref('orders'), rows: [] }, { input: ref('orders'), rows: [] }]\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:4: the input 'ref('orders')' is given twice. Keep one of them."));
    }

    [Test]
    public async Task An_expected_column_that_the_model_lacks_is_told()
    {
        Unit("name: a\nmodel: doubled\ngiven: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [{ id: 1, amuont: 2 }] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:5: doubled has no column 'amuont'. Did you mean 'amount'? Columns: id, customer, amount."));
    }

    [Test]
    public async Task A_query_that_fails_is_told_with_the_compiled_sql()
    {
        Project.Write("models/doubled.sql", "select nope from {{ ref('orders') }}");
        Unit("name: a\nmodel: doubled\ngiven: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }");

        var message = await FaultAsync(NodeStatus.Error);

        Assert.That(message, Does.StartWith("models/units.yml:2: the unit test 'a' of doubled cannot run: Binder Error").And.Contain("target/compiled/shop/models/units.yml/doubled/a.sql"));
        Assert.That(Project.Read("target/compiled/shop/models/units.yml/doubled/a.sql"), Does.Contain("select nope"));
    }

    [Test]
    public async Task Columns_of_which_nothing_is_known_are_told()
    {
        Project.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: prices }] }]")
            .Write("models/doubled.sql", "select * from {{ source('raw', 'prices') }}");
        Unit("name: a\nmodel: doubled\ngiven: [{ input: \"source('raw', 'prices')\", rows: [] }]\nexpect: { rows: [] }");

        Assert.That(await FaultAsync(NodeStatus.Error), Does.StartWith("models/units.yml:4: no rows are given, and the columns of prices are not known: it is not built."));
    }
}
