namespace SectorPipeline.Tests.Sandbox;

/// <summary>What is known of real markets holds in the simulated one (Cont 2001, stylized facts).</summary>
internal sealed class SimulatedStatisticsTests
{
    [TestCase("^GSPC")]
    [TestCase("XLK")]
    public void Volatility_clusters_and_returns_do_not(string symbol)
    {
        var returns = Simulated.Market(years: 20).Bars(symbol).LogReturns();

        var squares = Array.ConvertAll(returns, value => value * value);
        Assert.That(Autocorrelation(squares, lag: 1), Is.GreaterThan(0.05));
        Assert.That(Autocorrelation(squares, lag: 5), Is.GreaterThan(0.05));
        Assert.That(Math.Abs(Autocorrelation(returns, lag: 1)), Is.LessThan(0.06));
    }

    [Test]
    public void Returns_have_fat_tails()
    {
        var returns = Simulated.Market(years: 20).Bars("^GSPC").LogReturns();

        var mean = returns.Average();
        var variance = returns.Average(value => Math.Pow(value - mean, 2));
        var kurtosis = returns.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);
        Assert.That(kurtosis, Is.GreaterThan(3.5));
        Assert.That(Math.Sqrt(variance * 252), Is.InRange(0.08, 0.30));
    }

    [Test]
    public void Stocks_of_one_sector_move_together_more_than_those_of_two()
    {
        var market = Simulated.Market(years: 10);
        double[][] energy = [Returns("ENR01"), Returns("ENR02"), Returns("ENR03")];
        double[][] utilities = [Returns("UTL01"), Returns("UTL02"), Returns("UTL03")];

        var inside = Simulated.Correlation(energy[0], energy[1]) + Simulated.Correlation(utilities[0], utilities[1]);
        var across = Simulated.Correlation(energy[0], utilities[0]) + Simulated.Correlation(energy[1], utilities[1]);

        Assert.That(across, Is.Positive);
        Assert.That(inside, Is.GreaterThan(across + 0.2));

        double[] Returns(string symbol) => market.Bars(symbol).LogReturns();
    }

    [Test]
    public void A_sector_fund_follows_the_cap_weighted_sector()
    {
        var market = Simulated.Market(stocks: 11, years: 2);

        var fund = market.Bars("XLE").LogReturns();
        var onlyMember = market.Bars("ENR01").LogReturns();

        Assert.That(Simulated.Correlation(fund, onlyMember), Is.GreaterThan(0.995));
    }

    private static double Autocorrelation(double[] values, int lag) => Simulated.Correlation(values[..^lag], values[lag..]);
}
