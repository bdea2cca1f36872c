using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestBuildTests : UnitTestTest
{
    [SetUp]
    public void WriteModels()
    {
        Project.Write("seeds/raw.csv", "id\n1\n")
            .Write("models/parent.sql", "select id from {{ ref('raw') }}")
            .Write("models/tested.sql", "select id + 1 as id from {{ ref('parent') }}")
            .Write("models/below.sql", "select id from {{ ref('tested') }}")
            .Write("models/schema.yml", "models: [{ name: parent, columns: [{ name: id, data_tests: [unique] }] }, { name: tested, columns: [{ name: id, data_tests: [not_null] }] }]");
        Expect(2);
    }

    [Test]
    public async Task A_unit_test_runs_after_the_parents_of_its_model_and_before_the_model()
    {
        var result = await Project.BuildAsync();

        Assert.That(
            result.Results.Select(node => node.Node.Name),
            Is.EqualTo((string[])["raw", "parent", "unique_parent_id", "adds", "tested", "not_null_tested_id", "below"]));
        Assert.That(result.Succeeded, Is.True);
    }

    [Test]
    public async Task A_failed_unit_test_holds_back_its_model()
    {
        Expect(3);

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("adds=Fail below=Skipped not_null_tested_id=Skipped parent=Success raw=Success tested=Skipped unique_parent_id=Pass"));
    }

    [TestCase("test_type:unit", "adds")]
    [TestCase("resource_type:unit_test", "adds")]
    [TestCase("adds", "adds")]
    [TestCase("tested", "adds not_null_tested_id")]
    [TestCase("test_type:data", "not_null_tested_id unique_parent_id")]
    [TestCase("test_type:generic", "not_null_tested_id unique_parent_id")]
    public async Task Tests_are_selected_by_kind_name_and_model(string select, string names)
    {
        await Project.BuildAsync();

        var result = await (await Project.RunnerAsync()).TestAsync(new SqlRunOptions { Select = [select] }, CancellationToken.None);

        Assert.That(result.Results.Select(node => node.Node.Name).Order(StringComparer.Ordinal), Is.EqualTo(names.Split(' ')));
        Assert.That(result.Succeeded, Is.True);
    }

    [Test]
    public async Task Run_runs_no_unit_test()
    {
        await Project.BuildAsync("raw");
        Expect(3);

        Assert.That(Statuses(await Project.RunAsync()), Is.EqualTo("below=Success parent=Success tested=Success"));
    }

    [Test]
    public async Task A_unit_test_that_is_disabled_does_not_run()
    {
        Unit("name: adds\nmodel: tested\nconfig: { enabled: false }\ngiven: []\nexpect: { rows: [] }");

        var result = await Project.BuildAsync();

        Assert.That(result.Results.Select(node => node.Node.Name), Has.None.EqualTo("adds"));
    }

    [Test]
    public async Task A_changed_model_is_tested_again_when_what_is_unchanged_is_left_alone()
    {
        await BuildReusingAsync();
        Project.Write("models/tested.sql", "select id + 2 as id from {{ ref('parent') }}");

        var result = await BuildReusingAsync();

        Assert.That(Result(result, "parent").IsReused, Is.True);
        Assert.That(Result(result, "adds").Status, Is.EqualTo(NodeStatus.Fail));
    }

    [Test]
    public async Task A_unit_test_that_has_passed_is_taken_as_passed_until_its_rows_change()
    {
        await BuildReusingAsync();

        var again = Result(await BuildReusingAsync(), "adds");
        Expect(3);
        var changed = Result(await BuildReusingAsync(), "adds");

        Assert.That((again.IsReused, again.Status), Is.EqualTo((true, NodeStatus.Pass)));
        Assert.That((changed.IsReused, changed.Status), Is.EqualTo((false, NodeStatus.Fail)));
    }

    [Test]
    public async Task A_unit_test_that_failed_is_run_again()
    {
        Expect(3);
        await BuildReusingAsync();

        var again = Result(await BuildReusingAsync(), "adds");

        Assert.That((again.IsReused, again.Status), Is.EqualTo((false, NodeStatus.Fail)));
    }

    [Test]
    public async Task A_unit_test_is_run_again_when_its_fixture_has_changed()
    {
        Project.Write("tests/fixtures/expected.csv", "id\n2\n");
        Unit("name: adds\nmodel: tested\ngiven: [{ input: ref('parent'), rows: [{ id: 1 }] }]\nexpect: { format: csv, fixture: expected }");
        await BuildReusingAsync();
        Project.Write("tests/fixtures/expected.csv", "id\n5\n");

        Assert.That(Result(await BuildReusingAsync(), "adds").Status, Is.EqualTo(NodeStatus.Fail));
    }

    [Test]
    public async Task A_unit_test_whose_rows_come_from_a_query_is_always_run()
    {
        Unit("name: adds\nmodel: tested\ngiven: [{ input: ref('parent'), format: sql, rows: 'select 1 as id' }]\nexpect: { rows: [{ id: 2 }] }");
        await BuildReusingAsync();

        Assert.That(Result(await BuildReusingAsync(), "adds").IsReused, Is.False);
    }

    // How rows are merged is not in the model's query.
    [Test]
    public async Task A_unit_test_of_the_table_after_the_merge_is_always_run()
    {
        Project.Write("models/tested.sql", "{{ config(materialized='incremental') }} select id + 1 as id from {{ ref('parent') }}");
        Unit("name: adds\nmodel: tested\ngiven: [{ input: this, rows: [{ id: 1 }] }, { input: ref('parent'), rows: [{ id: 1 }] }]\nexpect: { after: merge, rows: [{ id: 1 }, { id: 2 }] }");
        await BuildReusingAsync();

        var again = Result(await BuildReusingAsync(), "adds");

        Assert.That((again.IsReused, again.Status), Is.EqualTo((false, NodeStatus.Pass)));
    }

    [Test]
    public async Task The_artifacts_name_the_unit_test()
    {
        Expect(3);

        await Project.BuildAsync();

        using var results = System.Text.Json.JsonDocument.Parse(Project.Read("target/run_results.json"));
        var test = results.RootElement.GetProperty("results").EnumerateArray().Single(item => item.GetProperty("unique_id").GetString() == "unit_test.shop.tested.adds");
        Assert.That(test.GetProperty("status").GetString(), Is.EqualTo("fail"));
        Assert.That(test.GetProperty("failures").GetInt32(), Is.EqualTo(1));
        Assert.That(test.GetProperty("compiled_code").GetString(), Does.Contain("__dbt__cte__parent"));
    }

    private void Expect(int id) =>
        Unit($"name: adds\nmodel: tested\ngiven: [{{ input: ref('parent'), rows: [{{ id: 1 }}] }}]\nexpect: {{ rows: [{{ id: {id} }}] }}");

    private async Task<InvocationResult> BuildReusingAsync() =>
        await (await Project.RunnerAsync()).BuildAsync(new SqlRunOptions { ReuseUnchanged = true }, CancellationToken.None);
}
