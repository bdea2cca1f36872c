using SectorPipeline.Core;
using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>Checks that look at rows by themselves.</summary>
public sealed class RowCheckTests
{
    private const string Bars = $"""
        select symbol, session::date as session, o::double as open, h::double as high, l::double as low, c::double as close, v::bigint as volume, {CheckTrial.Provenance}
        from (values
            ('A', '2020-01-30', 10, 11, 9, 10, 100),
            ('B', '2020-01-30', 10, 9, 11, 10, 100),
            ('C', '2020-01-31', 10, 11, 9, null, 100),
            ('D', '2020-01-31', 10, 11, -9, 10, -5)
        ) as t(symbol, session, o, h, l, c, v)
        """;

    [TestCase("ohlc_order: {}", "B 2020-01-30")]
    [TestCase("nulls: { with: { columns: [open, close] } }", "C 2020-01-31")]
    [TestCase("positive: { with: { columns: [open, low] } }", "D 2020-01-31")]
    [TestCase("not_negative: { with: { columns: [volume] } }", "D 2020-01-31")]
    public async Task A_row_that_is_wrong_is_found(string check, string found)
    {
        var result = await Trial(check).RunAsync(Bars);

        Assert.That(Found(result), Is.EqualTo(new[] { found }), result.Message);
    }

    [Test]
    public async Task Only_the_last_version_of_a_bar_is_judged()
    {
        var result = await Trial("ohlc_order: {}").RunAsync($"{Bars} union all select 'B', date '2020-01-30', 10, 11, 9, 10, 100, 'v', timestamp '2020-02-03 11:00:00', 'r2', 'q'");

        Assert.That(result.Status, Is.EqualTo(CheckStatus.Passed));
    }

    [Test]
    public async Task A_batch_with_a_fact_twice_is_found_and_a_later_version_is_none()
    {
        var twice = await Trial("duplicates: {}").RunAsync($"{Bars} union all ({Bars} limit 1)");
        var later = await Trial("duplicates: {}").RunAsync($"{Bars} union all select * replace ('r2' as run_id) from ({Bars})");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(twice), Is.EqualTo(new[] { "A 2020-01-30" }));
            Assert.That(twice.Rows[0].Reason, Is.EqualTo("2 rows of one batch have the key A, 2020-01-30"));
            Assert.That(later.Status, Is.EqualTo(CheckStatus.Passed));
        }
    }

    [Test]
    public async Task A_bar_on_a_holiday_is_found_and_a_coin_trades_on_it()
    {
        var rows = $"select symbol, session::date as session, {CheckTrial.Provenance} from (values ('A', '2020-01-20'), ('BTC-USD', '2020-01-20'), ('A', '2020-01-21')) as t(symbol, session)";
        var trial = new CheckTrial("prices") { Checks = CheckTrial.Prices("  non_session: {}"), Members = [new("BTC-USD", "crypto", null, null)] };

        var result = await trial.RunAsync(rows);

        Assert.That(Found(result), Is.EqualTo(new[] { "A 2020-01-20" }));
    }

    [Test]
    public async Task A_row_about_a_day_after_its_receipt_is_found()
    {
        var result = await Trial("future_date: {}").RunAsync($"select 'A' as symbol, date '2020-02-05' as session, {CheckTrial.Provenance}");

        Assert.That(result.Rows.Single().Reason, Is.EqualTo("it is about 2020-02-05 and was received on 2020-02-01"));
    }

    [Test]
    public async Task What_was_accepted_is_silent_from_then_on()
    {
        var trial = new CheckTrial("prices")
        {
            Checks = CheckTrial.Prices("  ohlc_order: {}"),
            Incidents = [Accepted("prices.ohlc_order", "B")],
        };

        var result = await trial.RunAsync(Bars);

        Assert.That((result.Status, result.Failed, result.Accepted, result.Message), Is.EqualTo((CheckStatus.Passed, 0L, 1L, "1 accepted before")));
    }

    [TestCase("prices.nulls", "B")]
    [TestCase("prices.ohlc_order", "C")]
    public async Task What_was_accepted_of_another_check_or_symbol_changes_nothing(string check, string symbol)
    {
        var trial = new CheckTrial("prices") { Checks = CheckTrial.Prices("  ohlc_order: {}"), Incidents = [Accepted(check, symbol)] };

        var result = await trial.RunAsync(Bars);

        Assert.That(result.Failed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_is_judged_by_what_it_brought_and_by_its_session()
    {
        var trial = new CheckTrial("prices") { Checks = CheckTrial.Prices("  ohlc_order: {}"), Scope = QualityScope.OfRun("r1", Session.Parse("2020-01-31")) };
        var other = new CheckTrial("prices") { Checks = CheckTrial.Prices("  ohlc_order: {}"), Scope = QualityScope.OfRun("r9", Session.Parse("2020-01-31")) };

        var own = await trial.RunAsync(Bars);
        var older = await other.RunAsync(Bars);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(own), Is.EqualTo(new[] { "B 2020-01-30" }), "the run brought it");
            Assert.That(older.Failed, Is.Zero, "an earlier run brought it, about an earlier day");
        }
    }

    [Test]
    public async Task Quarantine_names_the_run_that_brought_the_version()
    {
        var result = await Trial("ohlc_order: { action: quarantine }").RunAsync(Bars);

        Assert.That(result.Quarantined.Single().ReceivedBy, Is.EqualTo("r1"));
    }

    [Test]
    public async Task A_query_of_the_projects_own_is_a_check_with_parameters()
    {
        var result = await Trial("""
            dear:
                sql: select vendor, symbol as entity, session as date, open as value, format('opens at {}', open) as reason from latest where open > $limit
                with: { limit: 9.5 }
            """).RunAsync(Bars);

        Assert.That((result.Failed, result.Check.Name, result.Rows[0].Reason), Is.EqualTo((4L, "prices.dear", "opens at 10.0")));
    }

    [Test]
    public async Task A_query_that_fails_is_an_error_with_the_engines_words()
    {
        var result = await Trial("dear: { sql: select nothing from latest }").RunAsync(Bars);

        Assert.That(result.Status, Is.EqualTo(CheckStatus.Error), result.Message);
        Assert.That(result.Message, Does.Contain("\"nothing\" not found"));
    }

    [Test]
    public async Task A_dataset_without_the_column_is_skipped_and_says_so()
    {
        var result = await Trial("ohlc_order: {}").RunAsync($"select 'A' as symbol, date '2020-01-31' as session, 1.0 as close, {CheckTrial.Provenance}");

        Assert.That((result.Status, result.Message), Is.EqualTo((CheckStatus.Skipped, "the dataset has no column open, high, low")));
    }

    private static CheckTrial Trial(string check) => new("prices") { Checks = CheckTrial.Prices($"  {check}") };

    private static IEnumerable<string> Found(CheckResult result) => result.Rows.Select(row => $"{row.Entity} {row.Date:yyyy-MM-dd}");

    private static Incident Accepted(string check, string symbol) => new()
    {
        Check = check,
        Entity = symbol,
        From = new(2020, 1, 30),
        To = new(2020, 1, 30),
        Reason = "known",
        AcceptedBy = "tests",
        AcceptedAt = new DateTime(2020, 2, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
