namespace SectorPipeline.Sandbox;

/// <summary>Shocks whose variance remembers: GJR-GARCH(1,1) (Glosten, Jagannathan, Runkle 1993).</summary>
/// <param name="annualVolatility">The long-run standard deviation a year.</param>
/// <param name="alpha">Weight of the last squared shock.</param>
/// <param name="leverage">Additional weight when that shock was negative.</param>
/// <param name="beta">Weight of the last variance.</param>
internal struct Garch(double annualVolatility, double alpha, double leverage, double beta)
{
    private readonly double constant = Daily(annualVolatility) * (1 - alpha - leverage / 2 - beta);

    /// <summary>Of the next shock.</summary>
    public double Variance { get; private set; } = Daily(annualVolatility);

    public double Next(double normal)
    {
        var shock = Math.Sqrt(Variance) * normal;
        var weight = shock < 0 ? alpha + leverage : alpha;
        Variance = constant + weight * shock * shock + beta * Variance;
        return shock;
    }

    private static double Daily(double annualVolatility) => annualVolatility * annualVolatility / 252;
}
