namespace SectorPipeline.Sandbox;

/// <summary>A split coefficient as Yahoo writes it: two whole numbers whose quotient is exactly the coefficient.</summary>
internal readonly record struct SplitRatio(long Numerator, long Denominator)
{
    public static SplitRatio Of(double coefficient)
    {
        var exact = (decimal)coefficient;
        var (numerator, denominator) = (exact, 1m);
        while (numerator != decimal.Truncate(numerator))
            (numerator, denominator) = (numerator * 10, denominator * 10);
        var divisor = Gcd((long)numerator, (long)denominator);
        return new SplitRatio((long)numerator / divisor, (long)denominator / divisor);
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
