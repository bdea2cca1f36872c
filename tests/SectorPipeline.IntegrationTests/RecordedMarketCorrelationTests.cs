using System.Globalization;

namespace SectorPipeline.IntegrationTests;

/// <summary>Correlations, macro exposures and coverage of the recorded market against numbers that this project did not compute.</summary>
[TestFixture]
internal sealed class RecordedMarketCorrelationTests
{
    private const double Tolerance = 1e-9;
    private Warehouse? warehouse;

    [OneTimeSetUp]
    public async Task OpenAsync() => warehouse = Warehouse.Of(await RecordedMarket.DataRootAsync());

    [OneTimeTearDown]
    public void Close() => warehouse?.Dispose();

    [Test]
    public void Correlations_of_sectors_agree() => AssertAgreement(rows: 121, $"""
        select count(*), count(*) - count(m.corr_252d), max(abs(m.corr_252d - v.x))
        from (unpivot read_csv('{RecordedMarket.Vectors}/sector_correlation_252d_2019-12-31.csv') on columns(* exclude sector) into name other value x) v
        left join marts.mart_sector_correlations m on m.session = date '2019-12-31' and m.sector = v.sector and m.other = v.other
        """);

    [TestCase("corr_60d")]
    [TestCase("corr_252d")]
    public void Correlations_with_the_market_are_those_of_the_risk_mart(string figure) => AssertAgreement(rows: 20_284, $"""
        select count(*), sum(((m.{figure} is null) <> (r.{figure} is null))::int)::bigint, max(abs(m.{figure} - r.{figure}))
        from marts.mart_sector_correlations m
        join marts.mart_risk_metrics r on r.entity_type = 'sector' and r.entity = m.sector and r.session = m.session
        where m.other = '^GSPC' and m.other_type = 'market'
        """);

    [Test]
    public void Averages_and_diversification_follow_from_the_returns() => AssertAgreement(rows: 11, """
        with days as (
            select session, sector, return_1d from marts.mart_sector_performance where session between date '2019-01-02' and date '2019-12-31'
        ),
        mixes as (select stddev(mix) as deviation from (select session, avg(return_1d) as mix from days group by session)),
        deviations as (select avg(deviation) as deviation from (select sector, stddev(return_1d) as deviation from days group by sector)),
        averages as (
            select a.sector, avg(r) as average
            from (select a.sector, b.sector as other, corr(a.return_1d, b.return_1d) as r from days a join days b using (session) where a.sector <> b.sector group by all) a
            group by a.sector
        )
        select count(*), count(*) filter (m.sectors_252d <> 11 or m.average_corr_252d is null),
            greatest(max(abs(m.average_corr_252d - averages.average)), max(abs(m.diversification_ratio_252d - deviations.deviation / mixes.deviation)))
        from averages cross join mixes cross join deviations
        left join marts.mart_sector_correlations m on m.session = date '2019-12-31' and m.sector = averages.sector and m.other = m.sector
        """);

    [Test]
    public void Correlations_with_macro_series_agree() => AssertAgreement(rows: 60, $"""
        select count(*), count(*) - count(m.correlation) + count(*) filter (m.observations <> v.months), max(abs(m.correlation - v.correlation))
        from read_csv('{RecordedMarket.Vectors}/macro_correlation.csv') v
        left join marts.mart_macro_exposure m
            on m.sector = v.sector and m.monthly_value = v.monthly_value and m.month = date '2019-12-01'
            and m.indicator = case v.series
                when 'FEDFUNDS' then 'fed_funds' when 'DGS10' then 'ten_year' when 'T10Y2Y' then 'term_spread' when 'VIXCLS' then 'vix' when 'CPI_YOY' then 'inflation' end
        """);

    [Test]
    public void A_line_and_its_standard_errors_are_those_of_the_engine() => AssertAgreement(rows: 132, """
        with pairs as (
            select m.sector, m.indicator, m.monthly_value, w.sector_return as y, w.indicator_change as x
            from marts.mart_macro_exposure m
            join marts.mart_macro_exposure w using (sector, indicator, monthly_value)
            where m.month = date '2020-02-01' and w.month between date '2014-03-01' and date '2020-02-01'
        ),
        lines as (
            select sector, indicator, monthly_value, regr_slope(y, x) as slope, regr_intercept(y, x) as intercept, count(*) as n,
                sqrt((regr_syy(y, x) - regr_sxy(y, x) ^ 2 / regr_sxx(y, x)) / 70 / regr_sxx(y, x)) as slope_error,
                sqrt((regr_syy(y, x) - regr_sxy(y, x) ^ 2 / regr_sxx(y, x)) / 70 * (1 / 72 + regr_avgx(y, x) ^ 2 / regr_sxx(y, x))) as intercept_error
            from pairs group by all
        )
        select count(*), count(*) - count(m.beta) + count(*) filter (n <> 72),
            greatest(max(abs(beta - slope)), max(abs(beta_standard_error - slope_error)), max(abs(m.intercept - l.intercept)), max(abs(intercept_standard_error - intercept_error)))
        from lines l
        left join marts.mart_macro_exposure m on m.month = date '2020-02-01' and m.sector = l.sector and m.indicator = l.indicator and m.monthly_value = l.monthly_value
        """);

    // The job loads 1990 and later; a rate over a year needs one before.
    [Test]
    public void Inflation_agrees() => AssertAgreement(rows: 264, $"""
        select count(*), count(*) - count(m.value), max(abs(m.value / 100 - v.cpi_yoy))
        from read_csv('{RecordedMarket.Vectors}/cpi_yoy.csv') v
        left join intermediate.int_macro_monthly m on m.indicator = 'inflation' and m.monthly_value = 'last' and m.month = v.date
        where v.date >= date '1991-01-01'
        """);

    [Test]
    public void Monthly_sector_returns_agree() => AssertAgreement(rows: 528, $"""
        select count(*), count(*) - count(m.monthly_return) + count(*) filter (m.is_whole = (v.month = '2013-01')), max(abs(m.monthly_return - v.x))
        from (unpivot read_csv('{RecordedMarket.Vectors}/sector_return_monthly_equal.csv') on columns(* exclude month) into name sector value x) v
        left join intermediate.int_sector_monthly_returns m on m.sector = v.sector and strftime(m.month, '%Y-%m') = v.month
        """);

    [Test]
    public void Inflation_of_a_month_is_known_when_it_is_released_and_not_before()
    {
        var found = warehouse!.Row("""
            select count(*), count(*) filter (m.known_from <> i.released_on or m.session < i.released_on)
            from marts.mart_macro_exposure m
            join staging.stg_macro_indicators i on i.series_id = 'CPIAUCSL' and i.observation_date = m.month
            where m.indicator = 'inflation'
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.GreaterThan(1_000L));
            Assert.That(found[1], Is.Zero);
        }
    }

    [Test]
    public void Every_expected_stock_is_there_from_its_first_bar_on()
    {
        var found = warehouse!.Row("""
            select count(*), count(*) filter (c.coverage <> 1 or members_late <> 0),
                count(*) filter (c.members_present <> p.members + (select count(*) from marts.mart_stock_performance s where s.sector = c.sector and s.session = c.session and s.bar_number = 1))
            from marts.mart_data_coverage c join marts.mart_sector_performance p using (sector, session)
            """);

        Assert.That(found, Is.EqualTo(new object[] { 20_284L, 0L, 0L }));
    }

    private void AssertAgreement(long rows, string sql)
    {
        var found = warehouse!.Row(sql);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.EqualTo(rows), "rows");
            Assert.That(Convert.ToInt64(found[1], CultureInfo.InvariantCulture), Is.Zero, "missing on one side only");
            Assert.That(Convert.ToDouble(found[2], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(Tolerance), "largest difference");
        }
    }
}
