using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>What must neither blind the checks of market sense nor flood them.</summary>
public sealed class MarketSenseTests
{
    // Twelve stocks that move about one per cent a day, from 2018 on.
    private const string Market = $"""
        select 'S' || s as symbol, session, close as open, close * 1.01 as high, close * 0.99 as low, close, close as adjusted_close, 1000000 + 1000 * (n % 7) as volume, 0.0 as dividend, 1.0 as split_factor, 0.0 as capital_gain, {CheckTrial.Provenance}
        from (
            select *, 50 * exp(sum((hash(s, n) % 2001 - 1000.0) / 1000.0 * 0.017 + turmoil * (hash(n) % 2001 - 1000.0) / 1000.0) over (partition by s order by n)) as close
            from (
                select s, n, session, case when session between '2019-09-02' and '2019-10-31' then 0.08 else 0.002 end as turmoil
                from range(12) t(s), (
                    select row_number() over (order by day) as n, day::date as session
                    from (select unnest(range(date '2018-01-02', date '2020-02-01', interval 1 day)) as day)
                    where isodow(day) < 6 and day not in (date '2018-07-04')
                )
            )
        )
        """;

    private const string Hit = "symbol = 'S3' and session = '2019-06-12'";

    [TestCase("price_spike", "close = close * 1.2, open = open * 1.2, high = high * 1.2, low = low * 1.2, adjusted_close = adjusted_close * 1.2")]
    [TestCase("volume_spike", "volume = volume * 200")]
    [TestCase("decimal_point", "close = close * 100")]
    [TestCase("dividend_size", "dividend = close / 2")]
    public async Task A_fault_of_one_bar_is_found(string check, string change)
    {
        var result = await Trial(check).RunAsync(Changed(change, Hit));

        Assert.That(result.Rows.Select(row => row.Entity).Distinct(), Is.EqualTo(new[] { "S3" }), result.Message);
    }

    [TestCase(2, "2:1")]
    [TestCase(0.1, "1:10")]
    public async Task A_split_that_no_event_tells_of_is_found(double ratio, string told)
    {
        var scale = ratio.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var result = await Trial("unrecorded_split").RunAsync(Changed($"close = close / {scale}", "symbol = 'S3' and session >= '2019-06-12'"));

        Assert.That(result.Rows.Single().Reason, Does.EndWith($"the ratio is about {told}"));
    }

    [Test]
    public async Task A_split_that_is_told_is_none()
    {
        var split = "select * replace (case when symbol = 'S3' and session >= '2019-06-12' then close / 2 else close end as close, case when symbol = 'S3' and session = '2019-06-12' then 2.0 else 1.0 end as split_factor, 'traded' as vendor)";
        var trial = new CheckTrial("prices") { Checks = CheckTrial.Prices("  unrecorded_split: { with: { as_traded_vendors: [traded] } }") };

        var result = await trial.RunAsync($"{split} from ({Market})");

        Assert.That(result.Status, Is.EqualTo(CheckStatus.Passed));
    }

    [TestCase("price_spike")]
    [TestCase("price_jump")]
    [TestCase("unrecorded_split")]
    [TestCase("volume_spike")]
    [TestCase("stale_prices")]
    [TestCase("decimal_point")]
    public async Task Days_of_turmoil_do_not_flood(string check)
    {
        var result = await Trial(check).RunAsync(Market);

        Assert.That((result.Status, result.Failed), Is.EqualTo((CheckStatus.Passed, 0L)), result.Rows.Count > 0 ? result.Rows[0].Reason : result.Message);
    }

    [Test]
    public async Task A_fault_within_turmoil_is_found()
    {
        var result = await Trial("price_spike").RunAsync(Changed("close = close * 2.2", "symbol = 'S3' and session = '2019-10-09'"));

        Assert.That(result.Rows.Select(row => row.Entity), Is.EqualTo(new[] { "S3" }));
    }

    [Test]
    public async Task A_close_that_never_moved_is_left_alone_and_one_that_stops_is_found()
    {
        var constant = await Trial("stale_prices").RunAsync(Changed("close = 1", "symbol = 'S3'"));
        var stopped = await Trial("stale_prices").RunAsync(Changed("close = 77", "symbol = 'S3' and session between '2019-06-12' and '2019-06-20'"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(constant.Failed, Is.Zero);
            Assert.That(stopped.Rows.Select(row => $"{row.Entity} {row.Date:yyyy-MM-dd}"), Is.EqualTo(new[] { "S3 2019-06-18" }));
        }
    }

    [Test]
    public async Task A_constant_history_does_not_make_an_alarm_of_a_small_move()
    {
        var result = await Trial("price_jump").RunAsync(Changed("close = case when session < '2019-06-12' then 20 else 20.3 end", "symbol = 'S3'"));

        Assert.That(result.Failed, Is.Zero, result.Rows.Count > 0 ? result.Rows[0].Reason : "");
    }

    [TestCase("price_jump")]
    [TestCase("price_spike")]
    public async Task The_first_weeks_of_a_few_symbols_do_not_flood(string check)
    {
        var result = await Trial(check).RunAsync($"select * from ({Market}) where symbol < 'S5' and session < '2018-03-15'");

        Assert.That(result.Failed, Is.Zero, result.Message);
    }

    [Test]
    public async Task A_short_history_does_not_blind()
    {
        var young = $"select * from ({Changed("close = close * 1.5", Hit)}) where symbol <> 'S3' or session >= '2019-06-01'";

        var result = await Trial("price_spike").RunAsync(young);

        Assert.That(result.Rows.Select(row => row.Entity), Is.EqualTo(new[] { "S3" }));
    }

    [Test]
    public async Task A_move_that_the_second_vendor_does_not_show_is_found()
    {
        var both = $"{Changed("close = close * 1.15", Hit)} union all select * replace ('w' as vendor) from ({Market})";

        var result = await Trial("unconfirmed_move").RunAsync(both);

        Assert.That(result.Rows.Select(row => (row.Vendor, row.Entity)).Distinct(), Is.EqualTo(new[] { ("v", "S3") }));
    }

    [Test]
    public async Task Days_that_were_excluded_are_not_taken_as_usual()
    {
        const string Wild = "symbol = 'S3' and session between '2019-01-01' and '2019-05-31'";
        var noisy = $"select * replace (case when {Hit} then close * 1.5 when {Wild} then close * (1 + 0.2 * (hash(session, 5) % 3)) else close end as close) from ({Market})";
        var excluding = new CheckTrial("prices")
        {
            Checks = CheckTrial.Prices("  price_spike: { }"),
            Incidents = [new Incident { Check = "prices.nothing", Entity = "S3", From = new(2019, 1, 1), To = new(2019, 6, 1), Reason = "r", AcceptedBy = "t", AcceptedAt = default, ExcludedFromTraining = true }],
        };

        var blinded = await Trial("price_spike").RunAsync(noisy);
        var seeing = await excluding.RunAsync(noisy);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(blinded.Rows.Any(IsHit), Is.False, "half a year of jumps makes another one usual");
            Assert.That(seeing.Rows.Any(IsHit), Is.True);
        }
    }

    private static bool IsHit(FailingRow row) => row.Entity == "S3" && row.Date == new DateOnly(2019, 6, 13);

    private static CheckTrial Trial(string check) => new("prices") { Checks = CheckTrial.Prices($"  {check}: {{}}") };

    private static string Changed(string changes, string where)
    {
        var replaced = changes.Split(", ").Select(change => change.Split(" = ", 2)).Select(change => $"case when {where} then {change[1]} else {change[0]} end as {change[0]}");
        return $"select * replace ({string.Join(", ", replaced)}) from ({Market})";
    }
}
