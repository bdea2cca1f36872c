using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>A build that is killed at any moment leaves every table old or new, never half, and <c>retry</c> completes it.</summary>
public abstract class KilledBuildContract
{
    private const int Rows = 20_000;
    private const string Selected = "select id, {{ var('version') }} as version from {{ ref('base') }}";

    private static readonly string Generated = $"select cast(i as integer) as id, {{{{ var('version') }}}} as version from generate_series(1, {Rows}) as s(i)";

    // What readers read, in the order of the graph.
    private static readonly string[] Tables = ["rates", "base", "plain", "kept", "merged", "wide", "upon", "high"];

    private TemporaryFolder? folder;

    protected string Root => folder?.Path ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>The entry of profiles.yml, in braces.</summary>
    protected abstract string Target { get; }

    protected abstract string Schema { get; }

    /// <summary>What the profile takes from the environment.</summary>
    protected virtual Dictionary<string, string> Variables => [];

    [SetUp]
    public async Task BuildTheFirstVersion()
    {
        folder = new TemporaryFolder();
        await CreateDatabaseAsync();
        Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("profiles.yml", $"shop: {{ target: dev, outputs: {{ dev: {Target} }} }}\n");
        Write("models/base.sql", "{{ config(materialized='table') }} " + Generated);
        Write("models/plain.sql", "{{ config(materialized='table') }} " + Selected);
        Write("models/kept.sql", "{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='id') }} " + Selected);
        Write("models/merged.sql", "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id') }} " + Selected);
        Write("models/wide.sql", "{{ config(materialized='incremental', unique_key='id', on_schema_change='sync_all_columns') }} select id, {{ var('version') }} as version, 'x' as added_{{ var('version') }} from {{ ref('base') }}");
        Write("models/upon.sql", "select id, version from {{ ref('plain') }}");
        Write("models/high.sql", "select kept.id, kept.version from {{ ref('kept') }} as kept join {{ ref('merged') }} as merged on merged.id = kept.id join {{ ref('wide') }} as wide on wide.id = kept.id");
        Write("models/schema.yml", "models: [{ name: base, columns: [{ name: id, data_tests: [unique, not_null] }] }, { name: kept, columns: [{ name: id, data_tests: [unique] }] }]\n");
        WriteSeed(1);
        await SucceedAsync("build", "--vars", "version: 1");
    }

    [TearDown]
    public async Task Remove()
    {
        await RemoveDatabaseAsync();
        folder?.Dispose();
    }

    [Test]
    public async Task Every_table_is_old_or_new_and_retry_completes_the_build([Range(1, 10)] int results)
    {
        WriteSeed(2);
        var delay = TimeSpan.FromMilliseconds(new Random(results).Next(0, 40));

        await KillAfterAsync($" {results} of ", delay);

        await AssertVersionsAsync([1, 2], $"killed {delay.TotalMilliseconds:0} ms after result {results}");
        await SucceedAsync("retry");
        await AssertVersionsAsync([2], "after retry");
        Assert.That(await RelationsAsync(), Is.EquivalentTo(Tables), "what the killed build began with is cleared away");
    }

    [Test]
    public async Task A_build_that_is_killed_before_its_first_result_can_be_retried_or_has_not_begun([Range(1, 4)] int kill)
    {
        WriteSeed(2);
        var delay = TimeSpan.FromMilliseconds(new Random(kill).Next(kill * 60, (kill + 1) * 60));

        await KillAfterAsync("", delay);

        await AssertVersionsAsync([1, 2], $"killed {delay.TotalMilliseconds:0} ms after its start");
        var retry = await SucceedAsync("retry");
        await AssertVersionsAsync(retry.Text.Contains("did all that it had to do", StringComparison.Ordinal) ? [1] : [2], "after retry");
    }

    protected abstract Task CreateDatabaseAsync();

    protected abstract Task RemoveDatabaseAsync();

    /// <summary>The database of the target; it is closed again before the command runs.</summary>
    protected abstract Task<IWarehouse> OpenAsync();

    private Task KillAfterAsync(string text, TimeSpan delay) =>
        Sector().KillAfterAsync(text, delay, "sql", "build", "--vars", "version: 2", "--threads", "2");

    private async Task AssertVersionsAsync(int[] versions, string moment)
    {
        await using var warehouse = await OpenAsync();
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            foreach (var table in Tables)
            {
                var state = await ContractDatabase.QueryAsync(connection, $"select count(*), count(distinct id), min(version), max(version) from {table}");
                Assert.That(versions.Select(version => $"{Rows}|{Rows}|{version}|{version}"), Does.Contain(state), $"{table} {moment}");
            }
        }
    }

    private async Task<IEnumerable<string>> RelationsAsync()
    {
        await using var warehouse = await OpenAsync();
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        var names = await ContractDatabase.QueryAsync(connection, $"select table_name from information_schema.tables where table_schema = '{Schema}'");
        return names.Split(';');
    }

    private async Task<SectorProcess.Output> SucceedAsync(params string[] arguments)
    {
        var output = await Sector().RunAsync(["sql", .. arguments]);
        Assert.That(output.ExitCode, Is.Zero, output.All);
        return output;
    }

    private SectorProcess Sector() => new(Root, Variables, Root);

    private void WriteSeed(int version) =>
        Write("seeds/rates.csv", "id,version\n" + string.Join('\n', Enumerable.Range(1, Rows).Select(id => $"{id},{version}")) + "\n");

    private void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
