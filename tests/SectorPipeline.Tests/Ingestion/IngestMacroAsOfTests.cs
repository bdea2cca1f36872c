using SectorPipeline.Models;
using SectorPipeline.Tests.Architecture;
using SectorPipeline.Tests.Models;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>The staging models of the repository over raw tables with several versions, with and without <c>as_of</c>.</summary>
[TestFixture]
public sealed class IngestMacroAsOfTests : ProjectTest
{
    [Test]
    public async Task The_latest_vintage_is_seen_unless_a_day_is_named()
    {
        await BuildAsync(vars: null);

        Assert.That(await MacroAsync(), Is.EqualTo("2020-01-01 3.4;2020-02-01 4.4;2020-03-01 14.7"));
    }

    [TestCase("2020-02-06", "")]
    [TestCase("2020-02-07", "2020-01-01 3.6")]
    [TestCase("2020-03-15", "2020-01-01 3.6;2020-02-01 4.4")]
    [TestCase("2020-04-03", "2020-01-01 3.4;2020-02-01 4.4")]
    public async Task A_day_sees_the_vintage_that_was_current_on_it(string day, string rows)
    {
        await BuildAsync($"{{as_of: {day}}}");

        Assert.That(await MacroAsync(), Is.EqualTo(rows));
    }

    [TestCase(null, "10.5 Technology")]
    [TestCase("{as_of: 2020-03-03}", "10.5 Technology")]
    [TestCase("{as_of: 2020-03-02}", "11.0 Health")]
    [TestCase("{as_of: 2020-03-01}", "null")]
    public async Task A_day_sees_the_prices_and_companies_that_were_received_by_its_end(string? vars, string seen)
    {
        await BuildAsync(vars);

        Assert.That(
            await Project.QueryAsync(
                "select coalesce((select cast(cast(adjusted_close as decimal(9, 1)) as varchar) from main_staging.stg_stock_prices)"
                + " || ' ' || (select vendor_sector from main_staging.stg_sector_data), 'null')"),
            Is.EqualTo(seen));
    }

    private Task<string> MacroAsync() =>
        Project.QueryAsync("select cast(observation_date as varchar) || ' ' || value from main_staging.stg_macro_indicators order by observation_date");

    private async Task BuildAsync(string? vars)
    {
        foreach (var path in new[] { "macros/dates.sql", "macros/planning.sql", "macros/tails.sql", "macros/text.sql", "models/staging/sources.yml", "seeds/vendor_sectors.csv" }.Concat(Models("stg_macro_indicators", "stg_stock_prices", "stg_sector_data")))
            Project.Write(path, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "sql", path)));
        var settings = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "sql", "dbt_project.yml"));
        Project.Write("dbt_project.yml", settings.Replace("profile: sector_pipeline", "profile: shop", StringComparison.Ordinal));
        if (vars is not null)
            Project.Vars = SqlProjectOptions.ParseVars(vars);
        await Project.ExecuteAsync(Raw);
        foreach (var select in new[] { "resource_type:seed", "resource_type:model" })
        {
            var built = await Project.BuildAsync(select);
            Assert.That(built.Results.Where(result => !result.IsGood).Select(result => result.Message), Is.Empty);
        }
    }

    private static IEnumerable<string> Models(params string[] names) => names.Select(name => $"models/staging/{name}.sql");

    private const string Raw = """
        create schema if not exists raw;
        create or replace table raw.macro_observations as
        select *, 'fred' as vendor, timestamp '2020-05-05 10:00:00' as ingested_at, 'run' as run_id, 'request' as request_id, 1 as load_number
        from (values
            ('UNRATE', date '2020-01-01', 3.6, date '2020-02-07', date '9999-12-31'),
            ('UNRATE', date '2020-01-01', 3.4, date '2020-04-03', date '9999-12-31'),
            ('UNRATE', date '2020-02-01', 4.4, date '2020-03-06', date '9999-12-31'),
            ('UNRATE', date '2020-03-01', 14.7, date '2020-05-08', date '9999-12-31')
        ) as rows (series_id, date, value, realtime_start, realtime_end);
        create or replace table raw.prices as
        select 'A' as symbol, date '2020-03-02' as session, 9.0 as open, 9.0 as high, 9.0 as low, 9.0 as close, 1 as volume, 0 as dividend,
            1 as split_factor, 0 as capital_gain, 'USD' as currency, 'yahoo' as vendor, 'run' as run_id, 'request' as request_id, 1 as load_number, *
        from (values (11.0, timestamp '2020-03-02 23:59:59'), (10.5, timestamp '2020-03-03 00:00:00')) as rows (adjusted_close, ingested_at);
        create or replace table raw.companies as
        select 'A' as symbol, date '2020-03-02' as as_of, 'A' as name, 'X' as exchange, 'USD' as currency, 'US' as country, 'I' as industry,
            1 as market_cap, 1 as shares_outstanding, 0 as dividend_per_share, 1 as eps, 'yahoo' as vendor, 'run' as run_id, 'request' as request_id, 1 as load_number, *
        from (values ('Health', timestamp '2020-03-02 23:59:59'), ('Technology', timestamp '2020-03-03 00:00:00')) as rows (sector, ingested_at);
        """;
}
