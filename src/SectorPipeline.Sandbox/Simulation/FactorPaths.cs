namespace SectorPipeline.Sandbox;

/// <summary>The daily log returns that stocks share: one factor for the market, one for each sector.</summary>
internal sealed class FactorPaths
{
    private const double Drift = 0.04 / 252;

    public FactorPaths(int seed, int sessions)
    {
        Market = new double[sessions];
        MarketVariance = new double[sessions];
        var garch = new Garch(0.17, alpha: 0.03, leverage: 0.15, beta: 0.88);
        var noise = Noise.For(seed, "market");
        for (var i = 0; i < sessions; i++)
        {
            MarketVariance[i] = garch.Variance;
            Market[i] = Drift + garch.Next(noise.Normal(i));
        }

        Sectors = [.. GicsSector.All.Select(sector => SectorPath(seed, sector, sessions))];
    }

    public double[] Market { get; }

    public double[] MarketVariance { get; }

    /// <summary>In the order of <see cref="GicsSector.All"/>.</summary>
    public double[][] Sectors { get; }

    private static double[] SectorPath(int seed, GicsSector sector, int sessions)
    {
        var garch = new Garch(sector.Volatility, alpha: 0.08, leverage: 0, beta: 0.90);
        var noise = Noise.For(seed, sector.Name);
        var path = new double[sessions];
        for (var i = 0; i < sessions; i++)
            path[i] = garch.Next(noise.Normal(i));
        return path;
    }
}
