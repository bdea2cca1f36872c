using System.Text.Json;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>How old sources are, and what becomes of it.</summary>
public sealed class ArtifactFreshnessTests : ProjectTest
{
    [TestCase("5 minute", "Pass")]
    [TestCase("30 hour", "Warn")]
    [TestCase("3 day", "Fail")]
    public async Task The_newest_row_decides(string age, string status)
    {
        await WriteAsync($"select 1 as id, current_timestamp - interval {age} as loaded_at union all select 2, current_timestamp - interval 30 day");

        var result = await FreshnessAsync();

        Assert.That(result.Results[0].Status.ToString(), Is.EqualTo(status));
        Assert.That(result.Succeeded, Is.EqualTo(status != "Fail"));
    }

    [Test]
    public async Task A_source_without_rows_is_too_old()
    {
        await WriteAsync("select 1 as id, current_timestamp as loaded_at where false");

        var result = await FreshnessAsync();

        Assert.That(result.Results[0].Status, Is.EqualTo(NodeStatus.Fail));
        Assert.That(Short(result.Results[0].Message), Is.EqualTo("models/s.yml: source raw.items: it has no rows. Load it, or change its 'filter'."));
    }

    [Test]
    public async Task The_message_tells_the_age_and_the_limit()
    {
        await WriteAsync("select 1 as id, current_timestamp - interval 72 hour as loaded_at");

        var result = await FreshnessAsync();

        Assert.That(Short(result.Results[0].Message), Is.EqualTo("models/s.yml: source raw.items: its newest row is 3 days old; it may be 2 days. Load it again, or raise the limit."));
    }

    [Test]
    public async Task A_filter_leaves_rows_out()
    {
        await WriteAsync("select 1 as id, current_timestamp as loaded_at union all select 2, current_timestamp - interval 3 day", filter: "id = 2");

        Assert.That((await FreshnessAsync()).Results[0].Status, Is.EqualTo(NodeStatus.Fail));
    }

    [Test]
    public async Task A_query_may_tell_instead_of_a_column()
    {
        await WriteAsync("select 1 as id, current_timestamp - interval 30 hour as loaded_at", loaded: "loaded_at_query: \"select max(loaded_at) from {{ this }};\"");

        Assert.That((await FreshnessAsync()).Results[0].Status, Is.EqualTo(NodeStatus.Warn));
    }

    [TestCase("(current_timestamp - interval 30 hour) at time zone 'UTC'", "Warn", TestName = "A_time_without_a_zone_is_taken_for_utc")]
    [TestCase("current_date - 5", "Fail", TestName = "A_date_is_its_midnight")]
    public async Task Other_types_of_time_will_do(string at, string status)
    {
        await WriteAsync($"select 1 as id, {at} as loaded_at");

        Assert.That((await FreshnessAsync()).Results[0].Status.ToString(), Is.EqualTo(status));
    }

    [Test]
    public async Task A_text_is_no_time()
    {
        await WriteAsync("select 1 as id, 'yesterday' as loaded_at");

        var result = (await FreshnessAsync()).Results[0];

        Assert.That(result.Status, Is.EqualTo(NodeStatus.Error));
        Assert.That(Short(result.Message), Does.Contain("'yesterday' is no point in time. Cast it in 'loaded_at_field'"));
    }

    [Test]
    public async Task Sources_without_limits_are_not_asked()
    {
        await WriteAsync("select 1 as id, current_timestamp as loaded_at");
        Project.Write("models/t.yml", "sources: [{ name: other, tables: [{ name: missing }] }]");

        Assert.That((await FreshnessAsync()).Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_file_tells_age_limits_and_errors()
    {
        await WriteAsync("select 1 as id, current_timestamp - interval 3 day as loaded_at");
        Project.Write("models/t.yml", "sources: [{ name: other, tables: [{ name: missing, loaded_at_field: loaded_at, freshness: { warn_after: { count: 1, period: day } } }] }]");

        await FreshnessAsync();

        using var sources = JsonDocument.Parse(Project.Read("target/sources.json"));
        var results = sources.RootElement.GetProperty("results").EnumerateArray().ToDictionary(result => result.GetProperty("unique_id").GetString()!);
        var items = results["source.shop.raw.items"];
        Assert.That(items.GetProperty("status").GetString(), Is.EqualTo("error"));
        Assert.That(items.GetProperty("max_loaded_at_time_ago_in_s").GetDouble(), Is.EqualTo(3 * 86400).Within(100));
        Assert.That(items.GetProperty("criteria").GetProperty("error_after").GetRawText(), Is.EqualTo("""{"count":2,"period":"day"}"""));
        Assert.That(results["source.shop.other.missing"].GetProperty("status").GetString(), Is.EqualTo("runtime error"));
    }

    private async Task WriteAsync(string rows, string loaded = "loaded_at_field: loaded_at", string filter = "true")
    {
        await Project.ExecuteAsync($"create table main.items as {rows}");
        Project.Write("models/s.yml", $$"""
            sources:
              - name: raw
                schema: main
                {{loaded}}
                freshness: { warn_after: { count: 1, period: day }, error_after: { count: 2, period: day }, filter: "{{filter}}" }
                tables: [{ name: items }]
            """);
    }

    [Test]
    public async Task The_answers_can_go_to_a_file_of_ones_own()
    {
        await (await Project.RunnerAsync()).FreshnessAsync(new SqlRunOptions(), "out/age.json", CancellationToken.None);

        Assert.That(Project.Read("out/age.json"), Does.Contain("sources/v3"));
        Assert.That(File.Exists(Path.Combine(Project.Directory, "target", "sources.json")), Is.False);
    }

    private async Task<InvocationResult> FreshnessAsync() =>
        await (await Project.RunnerAsync()).FreshnessAsync(new SqlRunOptions(), CancellationToken.None);
}
