using SectorPipeline.Core;
using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>Checks that look at a dataset as a whole.</summary>
public sealed class DatasetCheckTests
{
    private const string Week = $"""
        select symbol, session, {CheckTrial.Provenance}
        from (values ('A'), ('B'), ('C')) as s(symbol),
            (values (date '2020-01-27'), (date '2020-01-28'), (date '2020-01-29'), (date '2020-01-30'), (date '2020-01-31')) as d(session)
        """;

    [Test]
    public async Task A_hole_has_its_reason()
    {
        var trial = Missing() with
        {
            Asked =
            [
                Asked("A"), Asked("B") with { Gaps = [new(2020, 1, 29)] }, Asked("C") with { Through = new(2020, 1, 29) }, Asked("GONE"), Asked("NEVER") with { NoData = "unknown symbol" },
            ],
        };

        var result = await trial.Trial().RunAsync($"""
            {Week} where not (symbol = 'A' and session = '2020-01-28') and not (symbol = 'B' and session = '2020-01-29') and not (symbol = 'C' and session > '2020-01-29')
            union all select 'GONE', date '2020-01-27', {CheckTrial.Provenance}
            """);

        Assert.That(result.Rows.Select(row => $"{row.Entity} {row.Date:MM-dd} {row.Reason}"), Is.EqualTo(new[]
        {
            "C 01-31 throttled: the vendor was not asked for it, for want of calls or time",
            "NEVER 01-31 no data: unknown symbol",
            "C 01-30 throttled: the vendor was not asked for it, for want of calls or time",
            "B 01-29 vendor fault: it was asked for more than once and never sent",
            "A 01-28 vendor fault: the vendor was asked and did not send it",
        }));
        Assert.That(result.Explained, Is.EqualTo(4), "GONE was delisted");
        Assert.That(result.Message, Does.EndWith("; 4 explained"));
    }

    [Test]
    public async Task A_session_that_nobody_has_is_one_hole()
    {
        var trial = Missing() with { Asked = [Asked("A"), Asked("B"), Asked("C")] };

        var result = await trial.Trial().RunAsync($"{Week} where session <> '2020-01-29'");

        Assert.That(result.Rows.Single().Reason, Does.StartWith("3 of 3 symbols have no bar"));
    }

    [Test]
    public async Task Columns_that_changed_since_the_last_batch_are_told()
    {
        Column[] before = [new("symbol", ColumnType.Text), new("close", ColumnType.Double), new("volume", ColumnType.Integer)];
        Column[] after = [new("symbol", ColumnType.Text), new("close", ColumnType.Text)];
        var trial = new CheckTrial("prices")
        {
            Checks = CheckTrial.Prices("  schema_drift: {}"),
            Batches = [new("v", 1, before, []), new("v", 2, after, ["exchange"])],
        };

        var result = await trial.RunAsync(Week);

        Assert.That(result.Rows.Select(row => row.Reason), Is.EquivalentTo(new[]
        {
            "the column close was Double and is Text",
            "the column volume of the batch before is missing",
            "the column exchange (a field that no column takes) is new",
        }));
    }

    [TestCase("2020-01-31", 0L)]
    [TestCase("2020-02-04", 1L)]
    public async Task A_dataset_that_did_not_come_is_not_fresh(string session, long found)
    {
        var trial = new CheckTrial("prices")
        {
            Checks = CheckTrial.Prices("  freshness: { action: block }"),
            Scope = new QualityScope { Session = Session.Parse(session), From = Session.Parse(session).Date },
        };

        var result = await trial.RunAsync(Week);

        Assert.That((result.Failed, result.Blocks), Is.EqualTo((found, found > 0)));
    }

    [Test]
    public async Task A_dataset_all_of_whose_rows_are_too_old_to_look_at_is_not_fresh()
    {
        var trial = new CheckTrial("prices")
        {
            Checks = CheckTrial.Prices("  freshness: {}"),
            Scope = new QualityScope { Session = Session.Parse("2021-06-30"), From = new(2021, 6, 30), Context = 30 },
        };

        var result = await trial.RunAsync(Week);

        Assert.That(result.Rows.Select(row => row.Reason), Is.EqualTo(new[] { "there is no row of the days that are looked at" }));
    }

    [Test]
    public async Task A_day_with_too_few_rows_is_held_against_its_weekday()
    {
        var days = $"select s.symbol, d.session, {CheckTrial.Provenance} from (select 'S' || n as symbol from range(20) t(n)) s, (select unnest(range(date '2019-10-01', date '2020-02-01', interval 1 day))::date as session) d where isodow(d.session) < 6";
        var trial = new CheckTrial("prices") { Checks = CheckTrial.Prices("  row_count: {}") };

        var result = await trial.RunAsync($"select * from ({days}) where session <> '2020-01-22' or symbol < 'S18'");

        Assert.That(result.Rows.Select(row => $"{row.Date:yyyy-MM-dd} {row.Reason}"), Is.EqualTo(new[] { "2020-01-22 10 rows, where the same weekday has 20" }));
    }

    [Test]
    public async Task A_revision_beyond_what_a_series_does_is_found()
    {
        var trial = Macro("revision_size");

        var result = await trial.RunAsync($"""
            select 'CPI' as series_id, (date '2018-01-01' + to_months(n::integer))::date as date, 100.0 + n + n % 3 as value, date '2018-02-01' as realtime_start, {CheckTrial.Provenance} from range(24) t(n)
            union all select 'CPI', date '2019-05-01', 117.5, date '2020-01-15', {CheckTrial.Provenance}
            union all select 'CPI', date '2019-06-01', 190.0, date '2020-01-15', {CheckTrial.Provenance}
            """);

        Assert.That(result.Rows.Select(row => $"{row.Entity} {row.Date:yyyy-MM-dd}"), Is.EqualTo(new[] { "CPI 2019-06-01" }));
    }

    [Test]
    public async Task A_macro_value_of_another_scale_is_found()
    {
        var result = await Macro("macro_scale").RunAsync($"""
            select 'CPI' as series_id, (date '2018-01-01' + to_months(n::integer))::date as date, case when n = 20 then 2.5 else 250.0 + n / 10 end as value, date '2018-02-01' as realtime_start, {CheckTrial.Provenance} from range(24) t(n)
            """);

        Assert.That(result.Rows.Select(row => $"{row.Entity} {row.Date:yyyy-MM-dd}"), Is.EqualTo(new[] { "CPI 2019-09-01" }));
    }

    private static CheckTrial Macro(string check) => new("macro_observations")
    {
        Checks = $"dataset: macro_observations\nentity: series_id\ndate: date\nkey: [series_id, date, realtime_start]\nowner: tests\nchecks:\n  {check}: {{}}\n",
    };

    private static MissingTrial Missing() => new([]);

    private static AskedEntity Asked(string symbol) => new("v", symbol, new(2020, 1, 31), NoData: null, Gaps: []);

    private sealed record MissingTrial(IReadOnlyList<AskedEntity> Asked)
    {
        public CheckTrial Trial() => new("prices")
        {
            Checks = CheckTrial.Prices("  missing_bars: {}"),
            Asked = Asked,
            Members = [.. Asked.Select(asked => new Member(asked.Entity, "stock", null, null))],
            Listings = $"select 'GONE' as symbol, date '2019-01-01' as ipo_date, date '2020-01-27' as delisting_date, date '2020-01-31' as as_of, {CheckTrial.Provenance}",
        };
    }
}
