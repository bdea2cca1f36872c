using System.Globalization;
using System.Numerics;

namespace SectorPipeline.IntegrationTests;

/// <summary>The marts of the recorded market against numbers that this project did not compute.</summary>
[TestFixture]
internal sealed class RecordedMarketAgreementTests
{
    private const double Tolerance = 1e-9;
    private Warehouse? warehouse;
    private string vectors = "";

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        var root = await RecordedMarket.DataRootAsync();
        vectors = RecordedMarket.Vectors;
        warehouse = Warehouse.Of(root);
    }

    [OneTimeTearDown]
    public void Close() => warehouse?.Dispose();

    [TestCase("2019-12-31")]
    [TestCase("2020-04-30")]
    public void Period_returns_of_every_symbol_agree(string date) =>
        AssertAgreement(rows: 414, $"""
            select count(*), {Missing("return_1d", "return_1m", "return_3m", "return_ytd", "return_1y")},
                {Difference("return_1d", "return_1m", "return_3m", "return_ytd", "return_1y")}
            from read_csv('{vectors}/period_returns_{date}.csv') v
            left join marts.mart_stock_performance m on m.symbol = v.symbol and m.session = v.date
            """);

    [TestCase("sector_return_equal", "return_1d")]
    [TestCase("sector_cumulative_equal", "cumulative_return")]
    [TestCase("sector_members_equal", "members")]
    public void Equal_weighted_sectors_agree(string file, string column) =>
        AssertAgreement(rows: 11_064, $"""
            select count(*), sum((m.{column} is null)::int), max(abs(m.{column} - v.x))
            from (unpivot read_csv('{vectors}/{file}.csv') on columns(* exclude date) into name sector value x) v
            left join marts.mart_sector_performance m on m.sector = v.sector and m.session = v.date
            """);

    [Test]
    public void Daily_sector_returns_compound_to_the_monthly_ones() =>
        AssertAgreement(rows: 528, $"""
            select count(*), sum((m.r is null)::int), max(abs(m.r - v.x))
            from (unpivot read_csv('{vectors}/sector_return_monthly_equal.csv') on columns(* exclude month) into name sector value x) v
            left join (
                select sector, strftime(session, '%Y-%m') as month, product(1 + return_1d) - 1 as r
                from marts.mart_sector_performance group by 1, 2) m on m.sector = v.sector and m.month = v.month
            """);

    [Test]
    public void Thirty_session_volatility_of_sectors_agrees() =>
        AssertAgreement(rows: 10_890, $"""
            select count(*), sum((m.volatility_30d is null)::int), max(abs(m.volatility_30d - v.x))
            from (unpivot read_csv('{vectors}/sector_volatility_30d.csv') on columns(* exclude date) into name sector value x) v
            left join marts.mart_risk_metrics m on m.entity_type = 'sector' and m.entity = v.sector and m.session = v.date
            """);

    [TestCase("risk_2019-12-31", "symbol", 414)]
    [TestCase("risk_month_end_symbols", "symbol", 176)]
    [TestCase("risk_month_end_sectors", "sector", 528)]
    public void Risk_agrees(string file, string entity, int rows) =>
        AssertAgreement(rows, $"""
            select count(*), sum(((v.volatility_30d is null) <> (m.volatility_30d is null))::int
                    + (v.returns_available <> coalesce(m.returns_available, -1))::int),
                greatest(max(abs(m.volatility_30d - v.volatility_30d)), max(abs(m.max_drawdown - v.max_drawdown_all)),
                    max(abs(m.current_drawdown - v.current_drawdown)))
            from read_csv('{vectors}/{file}.csv') v
            left join marts.mart_risk_metrics m on m.entity_type = '{entity}' and m.entity = v.{entity} and m.session = v.date
            """);

    [TestCase("AAPL")]
    [TestCase("JPM")]
    public void Technical_figures_agree(string symbol) =>
        AssertAgreement(rows: 1_845, $"""
            select count(*), sum(((v.sma_50 is null) <> (s.sma_50 is null))::int + ((v.sma_200 is null) <> (s.sma_200 is null))::int
                    + ((v.volatility_30d is null) <> (r.volatility_30d is null))::int + ((v.return_1d is null) <> (p.return_1d is null))::int),
                greatest(max(abs(s.sma_50 / v.sma_50 - 1)), max(abs(s.sma_200 / v.sma_200 - 1)),
                    max(abs(r.volatility_30d - v.volatility_30d)), max(abs(r.current_drawdown - v.drawdown)), max(abs(p.return_1d - v.return_1d)))
            from read_csv('{vectors}/technical_{symbol}.csv.gz') v
            left join marts.mart_trading_signals s on s.entity_type = 'symbol' and s.entity = '{symbol}' and s.session = v.date
            left join marts.mart_risk_metrics r on r.entity_type = 'symbol' and r.entity = '{symbol}' and r.session = v.date
            left join marts.mart_stock_performance p on p.symbol = '{symbol}' and p.session = v.date
            """);

    private static string Missing(params string[] columns) =>
        "sum(" + string.Join(" + ", columns.Select(column => $"((v.{column} is null) <> (m.{column} is null))::int")) + ")";

    private static string Difference(params string[] columns) =>
        "greatest(" + string.Join(", ", columns.Select(column => $"max(abs(m.{column} - v.{column}))")) + ")";

    private void AssertAgreement(int rows, string sql)
    {
        var found = warehouse!.Row(sql);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.EqualTo((long)rows), "rows");
            Assert.That(found[1], Is.EqualTo(BigInteger.Zero), "missing on one side only");
            Assert.That(Convert.ToDouble(found[2], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(Tolerance), "largest difference");
        }
    }
}
