using System.Globalization;
using System.Numerics;

namespace SectorPipeline.IntegrationTests;

/// <summary>The signals of the recorded market against numbers that this project did not compute.</summary>
[TestFixture]
internal sealed class RecordedMarketSignalTests
{
    private Warehouse? warehouse;

    [OneTimeSetUp]
    public async Task OpenAsync() => warehouse = Warehouse.Of(await RecordedMarket.DataRootAsync());

    [OneTimeTearDown]
    public void Close() => warehouse?.Dispose();

    [TestCase("AAPL")]
    [TestCase("JPM")]
    public void Averages_bands_and_RSI_agree(string symbol) =>
        AssertAgreement(rows: 1_845, $"""
            select count(*),
                sum(((v.rsi_14 is null) <> (s.rsi_14 is null))::int + ((v.sma_20 is null) <> (s.sma_20 is null))::int
                    + ((v.sma_50 is null) <> (s.sma_50 is null))::int + ((v.sma_200 is null) <> (s.sma_200 is null))::int
                    + ((v.bollinger_upper is null) <> (s.bollinger_upper is null))::int),
                greatest(max(abs(s.rsi_14 - v.rsi_14)), max(abs(s.sma_20 / v.sma_20 - 1)), max(abs(s.sma_50 / v.sma_50 - 1)),
                    max(abs(s.sma_200 / v.sma_200 - 1)), max(abs(s.bollinger_upper / v.bollinger_upper - 1)),
                    max(abs(s.bollinger_lower / v.bollinger_lower - 1)))
            {Joined(symbol)}
            """);

    [TestCase("AAPL", "2014-07-08", 1_465)]
    [TestCase("JPM", "2013-01-01", 1_845)]
    public void Unusual_volume_agrees_where_no_split_is_in_the_window(string symbol, string from, int rows) =>
        AssertAgreement(rows, $"""
            select count(*), sum(((v.volume_z_20 is null) <> (s.volume_z_20 is null))::int), max(abs(s.volume_z_20 - v.volume_z_20))
            {Joined(symbol)}
            where v.date >= '{from}'
            """);

    /// <summary>The recorded volumes from before a split come in whole shares of after it, which moves the figure by 5e-8.</summary>
    [Test]
    public void Unusual_volume_agrees_over_a_split() =>
        AssertAgreement(rows: 1_845, tolerance: 1e-7, sql: $"""
            select count(*), sum(((v.volume_z_20_split_adjusted is null) <> (s.volume_z_20 is null))::int),
                max(abs(s.volume_z_20 - v.volume_z_20_split_adjusted))
            {Joined("AAPL")}
            """);

    private static string Joined(string symbol) => $"""
        from read_csv('{RecordedMarket.Vectors}/technical_{symbol}.csv.gz') v
        left join marts.mart_trading_signals s on s.entity_type = 'symbol' and s.entity = '{symbol}' and s.session = v.date
        """;

    private void AssertAgreement(int rows, string sql, double tolerance = 1e-9)
    {
        var found = warehouse!.Row(sql);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.EqualTo((long)rows), "rows");
            Assert.That(found[1], Is.EqualTo(BigInteger.Zero), "missing on one side only");
            Assert.That(Convert.ToDouble(found[2], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(tolerance), "largest difference");
        }
    }
}
