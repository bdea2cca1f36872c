using System.Globalization;

namespace SectorPipeline.IntegrationTests;

/// <summary>The risk mart of the recorded market against numbers that this project did not compute.</summary>
[TestFixture]
internal sealed class RecordedMarketRiskTests
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Figures =
    [
        "volatility_30d", "sharpe_252d", "beta_252d", "alpha_annual_252d", "beta_excess_252d", "alpha_excess_annual_252d", "corr_60d", "corr_252d",
        "var95_historical", "var95_normal", "es95_historical", "var99_historical", "var99_normal", "es99_historical",
        "max_drawdown_252_returns", "max_drawdown_252_closes", "current_drawdown",
    ];

    private Warehouse? warehouse;

    [OneTimeSetUp]
    public async Task OpenAsync() => warehouse = Warehouse.Of(await RecordedMarket.DataRootAsync());

    [OneTimeTearDown]
    public void Close() => warehouse?.Dispose();

    [Test]
    public void Every_figure_agrees(
        [ValueSource(nameof(Figures))] string figure,
        [Values("risk_2019-12-31", "risk_month_end_symbols", "risk_month_end_sectors")] string file) =>
        AssertAgreement(file, figure, figure);

    [TestCase("risk_2019-12-31")]
    [TestCase("risk_month_end_symbols")]
    [TestCase("risk_month_end_sectors")]
    public void The_worst_drawdown_since_the_first_bar_agrees(string file) =>
        AssertAgreement(file, "max_drawdown_all", "max_drawdown");

    [Test]
    public void The_market_has_a_beta_of_1_to_itself_and_no_information_ratio()
    {
        var found = warehouse!.Row("select count(*), max(abs(beta_252d - 1)), count(information_ratio_252d) from marts.mart_risk_metrics where entity = '^GSPC' and returns_available >= 252");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.GreaterThan(1_000L));
            Assert.That(Convert.ToDouble(found[1], CultureInfo.InvariantCulture), Is.LessThan(Tolerance));
            Assert.That(found[2], Is.Zero);
        }
    }

    private void AssertAgreement(string file, string expected, string figure)
    {
        var type = file.EndsWith("sectors", StringComparison.Ordinal) ? "sector" : "symbol";

        var found = warehouse!.Row($"""
            select count(*) - count(m.entity), sum(((v.{expected} is null) <> (m.{figure} is null))::int)::bigint, max(abs(m.{figure} - v.{expected}))
            from read_csv('{RecordedMarket.Vectors}/{file}.csv') v
            left join marts.mart_risk_metrics m on m.entity_type = '{type}' and m.entity = v.{type} and m.session = v.date
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.Zero, "rows without a mart row");
            Assert.That(found[1], Is.Zero, "missing on one side only");
            Assert.That(Convert.ToDouble(found[2], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(Tolerance), "largest difference");
        }
    }
}
