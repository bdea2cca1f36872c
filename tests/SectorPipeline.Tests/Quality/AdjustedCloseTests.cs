using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>Adjusted closes against closes, splits and dividends.</summary>
public sealed class AdjustedCloseTests
{
    private const string Quarterly = "case when n % 63 = 0 then 1.0 else 0.0 end";
    private const string Nothing = "0.0";
    private const string WrongOnFourDays = "close * case when n in (350, 380, 410, 440) then 1.5 else 1 end";

    [Test]
    public async Task One_wrong_close_of_a_vendor_that_adjusts_all_prices_makes_no_alarms_of_its_dividends()
    {
        var result = await RunAsync(Bars(Quarterly, close: "close * case when n = 200 then 1.5 else 1 end", adjusted: "close"));

        Assert.That(result.Failed, Is.Zero, result.Message);
    }

    [Test]
    public async Task Dividends_that_a_vendor_does_not_send_are_told_once()
    {
        var result = await RunAsync(Bars(Nothing, close: "close", adjusted: "close * pow(1.01, n // 63)"));

        Assert.That(result.Rows.Select(row => row.Reason), Has.Exactly(1).EndsWith("8 times, and the vendor sends no dividend of it"));
    }

    [Test]
    public async Task Wrong_closes_do_not_hide_a_step_of_the_adjusted_close()
    {
        var result = await RunAsync(Bars(Nothing, WrongOnFourDays, adjusted: "close * case when n < 300 then 1 else 1.04 end"));

        Assert.That(result.Rows.Select(row => row.Reason), Has.Some.StartsWith("adjusted close +4."));
    }

    private static async Task<CheckResult> RunAsync(string rows) => await new CheckTrial("prices") { Checks = CheckTrial.Prices("  adjusted_close: {}") }.RunAsync(rows);

    private static string Bars(string dividend, string close, string adjusted) => $"""
        select 'A' as symbol, session, {close} as close, {adjusted} as adjusted_close, 1000 as volume, {dividend} as dividend, 1.0 as split_factor, 0.0 as capital_gain, {CheckTrial.Provenance}
        from (
            select session, row_number() over (order by session) as n, 100 + (hash(session) % 100) / 100.0 as close
            from (select unnest(range(date '2018-02-01', date '2020-02-01', interval 1 day))::date as session)
            where isodow(session) < 6
        )
        """;
}
