namespace SectorPipeline.Sandbox;

/// <summary>The part of a fund's distribution that is a capital gain: in few Decembers, and only in an invented market.</summary>
internal sealed class CapitalGains(int? seed, string symbol)
{
    private const double ShareOfYears = 0.15;
    private const double ShareOfDistribution = 0.6;

    /// <summary>0 in most years; the rest of the distribution is the dividend, so that the adjusted close holds either way.</summary>
    public double Of(DateOnly date, double distribution)
    {
        if (seed is not { } given || date.Month != 12 || Noise.For(given, symbol + " capital gains").Uniform(date.Year) > ShareOfYears)
            return 0;
        return Math.Round(distribution * ShareOfDistribution, 3);
    }
}
