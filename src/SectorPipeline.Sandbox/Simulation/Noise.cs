namespace SectorPipeline.Sandbox;

/// <summary>Random numbers by position: a pure function of key and position, so that any day can be drawn alone.</summary>
internal readonly struct Noise(ulong key)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The stream of a name under a seed (FNV-1a of the name).</summary>
    public static Noise For(int seed, string name)
    {
        var hash = 14695981039346656037ul;
        foreach (var character in name)
            hash = (hash ^ character) * 1099511628211ul;
        return new Noise(Mix(hash ^ Mix((ulong)seed * Golden)));
    }

    public ulong Bits(int position) => Mix(key + (ulong)position * Golden);

    /// <summary>Strictly between 0 and 1.</summary>
    public double Uniform(int position) => ((Bits(position) >> 12) + 0.5) * (1.0 / (1ul << 52));

    public double Uniform(int position, double low, double high) => low + (high - low) * Uniform(position);

    public double Normal(int position) => InverseNormal(Uniform(position));

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // Acklam's rational approximation of the normal quantile; relative error below 1.15e-9.
    private static double InverseNormal(double p)
    {
        const double tail = 0.02425;
        if (p < tail)
            return Tail(Math.Sqrt(-2 * Math.Log(p)));
        if (p > 1 - tail)
            return -Tail(Math.Sqrt(-2 * Math.Log(1 - p)));
        var q = p - 0.5;
        var r = q * q;
        return (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
                - 30.66479806614716) * r + 2.506628277459239) * q
            / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
                - 13.28068155288572) * r + 1);
    }

    private static double Tail(double q) =>
        (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
            + 4.374664141464968) * q + 2.938163982698783)
        / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
}
