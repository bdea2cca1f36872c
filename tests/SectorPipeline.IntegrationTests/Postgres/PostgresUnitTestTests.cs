using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

public sealed class PostgresUnitTestTests
{
    private PostgresSchema? schema;
    private TemporaryFolder? folder;

    [SetUp]
    public async Task CreateSchema() =>
        (folder, schema) = (new TemporaryFolder(), await PostgresServer.CreateSchemaAsync(nameof(PostgresUnitTestTests)));

    [TearDown]
    public async Task DropSchema()
    {
        if (schema is not null)
            await schema.DisposeAsync();
        folder?.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Values_take_the_types_of_what_they_stand_for(bool built)
    {
        await schema!.ExecuteAsync($"create type \"{schema.Name}\".\"Mood\" as enum ('sad', 'glad')");
        Write("models/kinds.sql", """
            select 'a'::varchar(3) as short, 1.5::numeric(10, 3) as price, 2.5::numeric as ratio, now() as at, '1 day'::interval as wait,
                array[1, 2] as numbers, array['a'] as words, '{"a": 1}'::json as old_json, '{"a": 1}'::jsonb as new_json,
                'sad'::"Mood" as mood, 'x'::bytea as bytes, 1 as "MixedCase", point(1, 2) as place, null as nothing
            """);
        Write("models/tested.sql", "select *, \"MixedCase\" + 1 as more from {{ ref('kinds') }}");
        Write("models/units.yml", """
            unit_tests:
              - name: types
                model: tested
                given:
                  - input: ref('kinds')
                    rows:
                      - &row
                        { short: abc, price: 1.5, ratio: 11, at: "2024-01-01 10:00:00+00", wait: 2 days, numbers: [1, null], words: ["a b", 'q"x'],
                          old_json: { a: [1] }, new_json: { b: x }, mood: glad, bytes: "\\x01", MixedCase: 5, place: "(1,2)", nothing: text }
                      - { short: null }
                expect:
                  rows:
                    - { <<: *row, ratio: 11.00, more: 6 }
                    - { short: null, more: null }
            """);
        if (built)
            await RunAsync((runner, options) => runner.RunAsync(options, CancellationToken.None));

        var test = await TestAsync();

        Assert.That(test.Status, Is.EqualTo(NodeStatus.Pass), test.Message);
    }

    [TestCase("append", "", "[{ id: 1, amount: 10 }, { id: 2, amount: 2 }, { id: 2, amount: 20 }]")]
    [TestCase("delete+insert", ", unique_key='id'", "[{ id: 1, amount: 10 }, { id: 2, amount: 20 }]")]
    [TestCase("merge", ", unique_key='id'", "[{ id: 1, amount: 10 }, { id: 2, amount: 20 }]")]
    public async Task The_table_after_the_merge_can_be_expected(string strategy, string config, string rows)
    {
        WriteIncremental(strategy, config, rows);

        var test = await TestAsync();

        Assert.That(test.Status, Is.EqualTo(NodeStatus.Pass), test.Message);
        Assert.That(await schema!.ScalarAsync($"select count(*) from pg_class where relnamespace = '\"{schema.Name}\"'::regnamespace"), Is.EqualTo(0));
    }

    [Test]
    public async Task A_failure_shows_what_differs_and_holds_back_the_model()
    {
        WriteIncremental("merge", ", unique_key='id'", "[{ id: 1, amount: 10 }, { id: 2, amount: 21 }]");

        var results = await RunAsync((runner, options) => runner.BuildAsync(options, CancellationToken.None));

        Assert.That(results.Results.Single(result => result.Node is UnitTestNode).Message, Does.EndWith("""
            models/units.yml:2: the unit test 'merged' of running fails: 1 row differs; 1 row is as expected.
                id | amount
              ~ 2  | 21 → 20
              (~ expected → actual, - only expected, + only actual)
            """));
        Assert.That(results.Results.Single(result => result.Node.Name == "running").Status, Is.EqualTo(NodeStatus.Skipped));
    }

    [Test]
    public async Task A_value_that_does_not_fit_is_told_with_its_place()
    {
        WriteIncremental("merge", ", unique_key='id'", "[{ id: one }]");

        var test = await TestAsync();

        Assert.That(test.Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(test.Message, Does.Contain("models/units.yml:9: the value of 'id' is no integer: 22P02: invalid input syntax for type integer: \"one\""));
    }

    private void WriteIncremental(string strategy, string config, string rows)
    {
        Write("models/orders.sql", "select 1 as id, 5 as amount");
        Write("models/running.sql", $$$"""
            {{ config(materialized='incremental', incremental_strategy='{{{strategy}}}'{{{config}}}) }}
            select id, amount from {{ ref('orders') }}
            {% if is_incremental() %} where id >= (select max(id) from {{ this }}) {% endif %}
            """);
        Write("models/units.yml", $$"""
            unit_tests:
              - name: merged
                model: running
                given:
                  - { input: ref('orders'), rows: [{ id: 1, amount: 99 }, { id: 2, amount: 20 }] }
                  - { input: this, rows: [{ id: 1, amount: 10 }, { id: 2, amount: 2 }] }
                expect:
                  after: merge
                  rows: {{rows}}
            """);
    }

    private async Task<NodeResult> TestAsync() =>
        (await RunAsync((runner, options) => runner.TestAsync(options, CancellationToken.None))).Results.Single();

    private Task<InvocationResult> RunAsync(Func<SqlRunner, SqlRunOptions, Task<InvocationResult>> run)
    {
        var settings = schema!.Settings;
        Write("dbt_project.yml", "name: units\nprofile: units\n");
        Write("profiles.yml", $$"""
            units:
              target: dev
              outputs:
                dev: { type: postgres, host: {{settings.Host}}, port: {{settings.Port}}, user: {{settings.User}}, password: none, dbname: {{settings.Database}}, schema: {{schema.Name}}, threads: 2 }
            """);
        return run(new SqlRunner(SqlProject.Load(new SqlProjectOptions { ProjectDirectory = folder!.Path }), schema.Warehouse), new SqlRunOptions());
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder!.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
